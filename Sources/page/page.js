'use strict';
// Carries bytes between the page and the program inside it. Every figure, every word and every line that is drawn comes
// from the program; nothing is summed, rounded or drawn here.

const element = id => document.getElementById(id);
const encode = text => new TextEncoder().encode(text);
const decode = bytes => new TextDecoder().decode(bytes);

// MARK: The program

/// Runs command lines on files in memory, as often as one likes.
class Program {
  static async of(bytes) {
    const program = new Program();
    program.module = await WebAssembly.compile(bytes);
    await program.prepare();
    program.begin();
    return program;
  }

  /// Another one to go on with, should one stop midway.
  async prepare() { this.next = await WebAssembly.instantiate(this.module, {}); }

  begin() {
    this.calls = this.next.exports;
    this.prepare();
  }

  /// Puts bytes into the program's memory, with a zero behind them.
  place(bytes) {
    const at = this.calls.allocate(BigInt(bytes.length + 1));
    const memory = new Uint8Array(this.calls.memory.buffer, Number(at), bytes.length + 1);
    memory.set(bytes);
    memory[bytes.length] = 0;
    return at;
  }

  taken(at, count) { return new Uint8Array(this.calls.memory.buffer, Number(at), Number(count)).slice(); }

  /// What a command line answers: its status, what it wrote, and the files asked for that stand there now.
  run(words, files = {}, wanted = [], variables = []) {
    const calls = this.calls;
    try {
      calls.clear();
      calls.tell(BigInt(Math.floor(Date.now() / 1000)));
      for (const [name, bytes] of Object.entries(files))
        calls.put(this.place(encode(name)), this.place(bytes), BigInt(bytes.length));
      for (const word of ['lambda-cost', ...words]) calls.word(this.place(encode(word)));
      for (const variable of variables) calls.variable(this.place(encode(variable)));
      const status = calls.run();
      const output = this.taken(calls.output(1), calls.outputCount(1));
      const messages = decode(this.taken(calls.output(2), calls.outputCount(2)));
      const made = {};
      for (const name of wanted) {
        const count = calls.find(this.place(encode(name)));
        if (count >= 0n) made[name] = this.taken(calls.found(), count);
      }
      return {status, output, messages, made};
    } catch (failure) {
      // What has stopped midway is not to be asked again.
      this.begin();
      const messages = `The program stopped: ${failure.message}. What was asked is beyond what a page can do;\n`
        + 'lambda-cost in a terminal may answer it. The page goes on.';
      return {status: 70, output: new Uint8Array(), messages, made: {}};
    }
  }
}

let program;

// MARK: The question

const question = {files: {}, file: '', deployments: [], requests: '', current: '', sets: new Map(), options: []};

const operands = () => [question.file, ...question.deployments].filter(word => word !== '');
const settings = () => [...question.sets].flatMap(([key, value]) => ['--set', `${key}=${value}`]);

/// Options with their values, those of what is compared with what alone or all others.
function options(isOfSides) {
  const groups = [];
  for (const word of question.options) {
    if (word.startsWith('--')) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups.filter(([name]) => ['--baseline', '--alternative', '--between'].includes(name) === isOfSides).flat();
}

function words(command) {
  const isAbout = ['report', 'chart', 'compare'].includes(command[0]);
  return [...command, ...operands(), ...(isAbout ? ['--requests', question.requests] : []),
    ...(command[0] === 'report' && question.current !== '' ? ['--current', question.current] : []), ...settings(),
    ...(isAbout ? options(false) : []), ...(command[0] === 'report' ? options(true) : [])];
}

const ask = (command, ...more) => program.run([...words(command), ...more], question.files);

/// As a shell takes them.
const typed = words => words.map(word => /^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`).join(' ');

// MARK: The answer

let isAwaited = false;
let pause;

/// Answers once for all moves up to the next picture on the screen, and in full when they come to rest.
function update() {
  document.documentElement.dataset.answer = 'brief';
  clearTimeout(pause);
  pause = setTimeout(answer, 300);
  if (isAwaited) return;
  isAwaited = true;
  requestAnimationFrame(() => {
    isAwaited = false;
    show('--brief');
  });
}

function answer() {
  clearTimeout(pause);
  show();
  document.documentElement.dataset.answer = 'whole';
  keepAddress();
}

/// What a fold is about, whatever it costs just now.
const subject = details => details.querySelector('summary').firstChild.textContent;

function show(...options) {
  const {status, output, messages} = ask(['report'], ...options, '--format', 'html');
  const place = element('answer');
  say(status === 0 ? '' : messages);
  place.classList.toggle('old', status !== 0);
  element('command').textContent = typed(['lambda-cost', ...words(['report']), '-o', 'report.html']);
  document.documentElement.dataset.status = status;
  if (status !== 0) return;
  const page = new DOMParser().parseFromString(decode(output), 'text/html');
  const open = new Set([...place.querySelectorAll('details[open]')].map(subject));
  place.replaceChildren(...page.querySelector('main').childNodes);
  for (const details of place.querySelectorAll('details')) details.open = open.has(subject(details));
  element('report-style').textContent = page.querySelector('style').textContent;
  document.title = page.title;
}

function say(problem) {
  element('problem').hidden = problem === '';
  element('problem').textContent = problem.trimEnd();
}

// MARK: Inputs

/// Asks what the file states, and offers it to be changed.
function load() {
  const {status, output, messages} = ask(['scenarios', 'inputs'], '--format', 'json');
  if (status !== 0) {
    say(messages);
    element('answer').classList.add('old');
    document.documentElement.dataset.status = status;
    return false;
  }
  const {requests, requestPlural, scenarios, inputs} = JSON.parse(decode(output));
  element('plural').textContent = requestPlural[0].toUpperCase() + requestPlural.slice(1);
  question.requests ||= requests.steps[requests.position];
  slide(element('requests-slider'), element('requests'), requests, question.requests, value => {
    question.requests = value;
    update();
  });
  if (!scenarios.includes(question.current)) question.current = '';
  element('current').replaceChildren(new Option('not said', ''), ...scenarios.map(name => new Option(name)));
  element('current').value = question.current;
  inputs.forEach((input, index) => { input.index = index; });
  const groups = Map.groupBy(inputs, input => input.name.includes('.') ? input.name.split('.')[0] : 'prices');
  element('fields').replaceChildren(...[...groups].map(([name, inputs], index) => {
    const stated = inputs.filter(input => input.stated !== null).map(inputField);
    const silent = inputs.filter(input => input.stated === null).map(inputField);
    return fold(name, index < 3, ...stated, ...(silent.length > 0 ? [fold('not said in the file', false, ...silent)] : []));
  }));
  return true;
}

function make(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function fold(name, open, ...children) {
  return make('details', {open}, make('summary', {textContent: name}), ...children);
}

/// Joins a slider over the numbers that the program offers and the field beside it.
function slide(slider, field, {steps, position}, value, moved) {
  slider.max = steps.length - 1;
  const follow = value => {
    const at = steps.indexOf(value);
    slider.value = at >= 0 ? at : position;
    slider.setAttribute('aria-valuetext', value);
  };
  field.value = value;
  follow(value);
  slider.oninput = () => {
    field.value = steps[slider.value];
    slider.setAttribute('aria-valuetext', field.value);
    moved(field.value);
  };
  field.oninput = () => {
    follow(field.value);
    moved(field.value.trim());
  };
}

function inputField(input) {
  const name = input.name.split('.').slice(1).join('.') || input.name;
  const id = `input-${input.index}`;
  const row = make('div', {className: 'input', title: input.keys.join('\n')}, make('label', {htmlFor: id, textContent: name}));
  const mark = () => row.classList.toggle('moved', input.keys.some(key => question.sets.has(key)));
  const moved = value => {
    for (const key of input.keys) {
      question.sets.delete(key);
      if (value !== '') question.sets.set(key, value);
    }
    mark();
    update();
  };
  const line = make('span', {className: 'row'});
  if (input.words) {
    const select = make('select', {id}, ...(input.stated === null ? [new Option('', '')] : []),
      ...input.words.map(word => new Option(word)));
    select.value = input.stated ?? '';
    select.onchange = () => moved(select.value);
    line.append(select);
  } else {
    const field = make('input', {id, value: input.stated ?? '', spellcheck: false, autocomplete: 'off', title: input.accepts});
    field.oninput = () => moved(field.value.trim());
    if (input.steps) {
      const slider = make('input', {type: 'range', min: 0});
      slider.setAttribute('aria-label', name);
      slide(slider, field, input, input.steps[input.position], moved);
      line.append(slider);
    } else {
      field.className = 'text';
    }
    line.append(field);
  }
  if (input.scenarios.length > 0) row.append(make('span', {className: 'of', textContent: input.scenarios.join(', ')}));
  row.append(line, make('span', {className: 'aside', textContent: input.meaning}));
  mark();
  return row;
}

// MARK: Files

/// Of another file nothing holds that was said of the last one, but for the price tables.
function choose(file) {
  question.file = file;
  question.options = question.options.filter((word, at, all) => word === '--pricing' || all[at - 1] === '--pricing');
  question.sets.clear();
  question.requests = '';
  question.current = '';
  begin();
}

function begin() {
  element('own').replaceChildren(...Object.keys(question.files).filter(name => !name.includes('/')).map(name => new Option(name)));
  element('own').hidden = element('own').children.length === 0;
  element('file').value = question.file;
  element('deployments').value = question.deployments.join('\n');
  element('inputs').hidden = element('keep').hidden = false;
  if (load()) answer();
}

async function read(file) {
  const isPacked = file.name.endsWith('.gz');
  const stream = isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return [isPacked ? file.name.slice(0, -3) : file.name, new Uint8Array(await new Response(stream).arrayBuffer())];
}

/// Scenario files are asked about as they are; templates and plans, with the logs beside them, and logs, metrics and bills
/// alone become one first.
async function open(list) {
  const files = Object.fromEntries(await Promise.all([...list].map(read)));
  const names = Object.keys(files);
  const asked = program.run(['scenarios', 'inputs', ...names], files);
  if (asked.status === 0) return keep(files, names[0]);
  const made = 'scenario.json';
  const isTemplate = name => program.run(['scenarios', 'from', name, '--output', made], files).status === 0;
  const templates = names.filter(isTemplate);
  const logs = names.filter(name => !templates.includes(name));
  const command = templates.length > 0
    ? ['scenarios', 'from', ...templates, ...logs.flatMap(name => ['--logs', name])] : ['measure', ...logs];
  const written = program.run([...command, '--output', made], files, [made]);
  if (written.status === 0) return keep(written.made, made);
  say(templates.length === 0 && names.every(name => name.endsWith('.json')) ? asked.messages : written.messages);
}

function keep(files, name) {
  Object.assign(question.files, files);
  choose(name);
}

function save(name, type, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], {type}));
  make('a', {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

const downloads = [
  ['Report', ['report'], ['--format', 'html'], 'html', 'text/html'],
  ['Chart', ['chart'], ['--format', 'svg'], 'svg', 'image/svg+xml'],
  ['CSV', ['compare'], ['--format', 'csv'], 'csv', 'text/csv'],
  ['JSON', ['report'], ['--format', 'json'], 'json', 'application/json'],
  ['Scenario file', ['scenarios', 'write'], [], 'scenario.json', 'application/json'],
];

function download([, command, format, ending, type]) {
  const {status, output, messages} = ask(command, ...format);
  say(status === 0 ? '' : messages);
  const name = (question.file || 'deployments').replace(/\.json$/, '');
  if (status === 0) save(`${name}.${ending}`, type, output);
}

// MARK: Links

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

async function fragment() {
  const parts = new URLSearchParams();
  if (question.file !== '') parts.set('file', question.file);
  const own = question.files[question.file];
  if (own) parts.set('text', btoa(String.fromCharCode(...await through(own, new CompressionStream('deflate-raw')))));
  for (const deployment of question.deployments) parts.append('with', deployment);
  parts.set('requests', question.requests);
  if (question.current !== '') parts.set('current', question.current);
  for (const [key, value] of question.sets) parts.append('set', `${key}=${value}`);
  for (const option of question.options) parts.append('option', option);
  return `#${parts}`;
}

let address;

/// The address follows what is asked, at some distance.
function keepAddress() {
  clearTimeout(address);
  address = setTimeout(async () => history.replaceState(null, '', await fragment()), 400);
}

async function followLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (!parts.has('file') && !parts.has('with')) return false;
  question.file = parts.get('file') ?? '';
  if (parts.has('text')) {
    const packed = Uint8Array.from(atob(parts.get('text')), character => character.charCodeAt(0));
    question.files[question.file] = await through(packed, new DecompressionStream('deflate-raw'));
  }
  take({deployments: parts.getAll('with'), requests: parts.get('requests'), current: parts.get('current'),
    sets: parts.getAll('set'), options: parts.getAll('option')});
  return true;
}

function take({deployments, requests, current, sets, options}) {
  question.deployments = deployments ?? [];
  question.requests = requests ?? '';
  question.current = current ?? '';
  // The key of `'a=b'.ec2.count=3` has an equals sign of its own, in quotes.
  question.sets = new Map((sets ?? []).map(set => set.match(/^((?:'[^']*'|"[^"]*")?[^=]*)=(.*)$/s)?.slice(1) ?? [set, '']));
  question.options = options ?? [];
}

/// The question of a page that was made for one.
function takeOwn() {
  const own = JSON.parse(element('question').textContent);
  if (own === null) return false;
  for (const [name, text] of Object.entries(own.files)) question.files[name] = encode(text);
  question.file = own.file;
  take(own);
  return true;
}

// MARK: Start

function listen() {
  element('file').onchange = () => choose(element('file').value);
  element('open').onclick = () => element('pick').click();
  element('pick').onchange = async () => {
    await open(element('pick').files);
    element('pick').value = '';
  };
  element('deployments').onchange = () => {
    question.deployments = element('deployments').value.split('\n').map(line => line.trim()).filter(line => line !== '');
    question.sets.clear();
    if (question.file === '' || question.deployments.length === 0) question.requests = '';
    begin();
  };
  element('current').onchange = () => {
    question.current = element('current').value;
    update();
  };
  element('reset').onclick = () => {
    question.sets.clear();
    begin();
  };
  element('downloads').append(...downloads.map(each => make('button', {type: 'button', textContent: each[0], onclick: () => download(each)})));
  element('link').onclick = async () => {
    history.replaceState(null, '', await fragment());
    let said = 'Copied.';
    try { await navigator.clipboard.writeText(location.href); } catch { said = 'The address of this page is the link.'; }
    element('copied').textContent = said;
  };
  addEventListener('hashchange', async () => { if (await followLink()) begin(); });
  for (const name of ['dragover', 'dragleave', 'drop'])
    addEventListener(name, event => {
      event.preventDefault();
      document.body.classList.toggle('over', name === 'dragover');
      if (name === 'drop' && event.dataTransfer.files.length > 0) open(event.dataTransfer.files);
    });
}

async function start() {
  // A module with a memory of 64-bit addresses. Where it is none, the page goes on saying what it needs.
  if (!WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 4, 1]))) return;
  element('state').textContent = 'The tool is starting.';
  const packed = Uint8Array.from(atob(element('engine').textContent), character => character.charCodeAt(0));
  program = await Program.of(await through(packed, new DecompressionStream('gzip')));
  const {files} = JSON.parse(decode(program.run(['scenarios', 'list', '--format', 'json']).output));
  element('built-in').append(...files.map(file => new Option(file.name)));
  element('file').append(new Option('deployments alone', ''));
  element('state').hidden = true;
  element('tool').hidden = false;
  listen();
  if (await followLink() || takeOwn()) begin();
  else choose(files[0].name);
}

start();
