'use strict';
// Carries bytes between the page and the program inside it. Every figure, every word, every field and every line that is
// drawn comes from the program; nothing is summed, rounded or drawn here.

const element = id => document.getElementById(id);
const encode = text => new TextEncoder().encode(text);
const decode = bytes => new TextDecoder().decode(bytes);
const parse = bytes => new DOMParser().parseFromString(decode(bytes), 'text/html');
const toBytes = text => Uint8Array.from(atob(text), character => character.charCodeAt(0));
const toText = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

// MARK: The program

/// Runs command lines on files in memory, as often as one likes.
class Program {
  constructor(module) {
    this.module = module;
    this.begin();
  }

  begin() { this.calls = new WebAssembly.Instance(this.module).exports; }

  /// Puts bytes into the program's memory, with a zero behind them.
  place(bytes) {
    const at = this.calls.allocate(BigInt(bytes.length + 1));
    const memory = new Uint8Array(this.calls.memory.buffer, Number(at), bytes.length + 1);
    memory.set(bytes);
    memory[bytes.length] = 0;
    return at;
  }

  taken(at, count) { return new Uint8Array(this.calls.memory.buffer, Number(at), Number(count)).slice(); }

  /// What a command line answers: its status, what it wrote, and the file that it was asked to make.
  run(words, files = {}, made = '') {
    const calls = this.calls;
    try {
      calls.clear();
      calls.tell(BigInt(Math.floor(Date.now() / 1000)));
      for (const [name, bytes] of Object.entries(files))
        calls.put(this.place(encode(name)), this.place(bytes), BigInt(bytes.length));
      for (const word of ['lambda-cost', ...words]) calls.word(this.place(encode(word)));
      const status = calls.run();
      const output = this.taken(calls.output(1), calls.outputCount(1));
      const messages = decode(this.taken(calls.output(2), calls.outputCount(2)));
      const count = calls.find(this.place(encode(made)));
      return {status, output, messages, file: this.taken(calls.found(), count > 0n ? count : 0n)};
    } catch (failure) {
      // What has stopped midway is not to be asked again.
      this.begin();
      return {status: 70, output: new Uint8Array(), messages: `The program stopped: ${failure.message}. What was asked is `
        + 'beyond what a page can do;\nlambda-cost in a terminal may answer it. The page goes on.'};
    }
  }
}

let program;

// MARK: The question

const files = {};
/// What `report --live` puts into a page, and what a link holds.
const question = {file: '', deployments: [], requests: '', current: '', sets: [], options: [], sides: [], tables: []};

function words(command) {
  const words = [...command, ...[question.file, ...question.deployments].filter(word => word !== ''),
    ...question.sets.flatMap(([key, value]) => ['--set', `${key}=${value}`])];
  if (command[0] === 'scenarios') return words;
  words.push('--requests', question.requests, ...question.options, ...question.tables);
  if (command[0] !== 'report') return words;
  return [...words, ...question.sides, ...(question.current === '' ? [] : ['--current', question.current])];
}

const ask = (command, ...more) => program.run([...words(command), ...more], files);

/// As a shell takes them.
const typed = words => words.map(word => /^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`).join(' ');

// MARK: The answer

let isAwaited = 0;
let pause;

/// Answers once for all moves up to the next picture on the screen, and in full when they come to rest.
function update() {
  document.documentElement.dataset.answer = 'brief';
  clearTimeout(pause);
  pause = setTimeout(answer, 300);
  isAwaited ||= requestAnimationFrame(() => {
    isAwaited = 0;
    show('--brief');
  });
}

/// The address follows what is asked.
async function answer() {
  clearTimeout(pause);
  show();
  document.documentElement.dataset.answer = 'whole';
  history.replaceState(null, '', await fragment());
}

/// What a fold is about, whatever it costs just now.
const subject = details => details.querySelector('summary').firstChild.textContent;

function show(...options) {
  const {status, output, messages} = ask(['report'], ...options, '--format', 'html');
  element('command').textContent = typed(['lambda-cost', ...words(['report']), '-o', 'report.html']);
  if (!judge(status, messages)) return;
  const [page, place] = [parse(output), element('answer')];
  const open = new Set([...place.querySelectorAll('details[open]')].map(subject));
  place.replaceChildren(...page.querySelector('main').childNodes);
  for (const details of place.querySelectorAll('details')) details.open = open.has(subject(details));
  element('report-style').textContent = page.querySelector('style').textContent;
  document.title = page.title;
}

/// Whether an answer is one; else what was shown before is marked as old.
function judge(status, messages) {
  say(status === 0 ? '' : messages);
  element('answer').classList.toggle('old', status !== 0);
  document.documentElement.dataset.status = status;
  return status === 0;
}

function say(problem) {
  element('problem').hidden = problem === '';
  element('problem').textContent = problem.trimEnd();
}

// MARK: Inputs

/// Asks for the fields of what the file states.
function load() {
  const {status, output, messages} = ask(['scenarios', 'inputs'], '--form');
  if (!judge(status, messages)) return false;
  const form = parse(output);
  for (const id of ['asked', 'fields']) element(id).replaceWith(form.getElementById(id));
  element('current').value = encodeURIComponent(question.current);
  if (element('current').selectedIndex < 0) question.current = element('current').value = '';
  if (question.requests !== '') element('requests').value = question.requests;
  question.requests = element('requests').value;
  follow(element('requests'));
  return true;
}

/// Moves the slider beside a field to its number, or to where it began.
function follow(field) {
  const slider = field.previousElementSibling;
  if (slider?.type !== 'range') return;
  const at = slider.dataset.steps.split(' ').indexOf(field.value);
  slider.value = at < 0 ? slider.defaultValue : at;
  slider.setAttribute('aria-valuetext', field.value);
}

/// Takes what a field says, or the slider before it.
function move(target) {
  const field = target.type === 'range' ? target.nextElementSibling : target;
  if (field !== target) field.value = target.dataset.steps.split(' ')[target.value];
  follow(field);
  const value = field.tagName === 'SELECT' ? decodeURIComponent(field.value) : field.value.trim();
  const row = field.closest('[data-keys]');
  if (row) {
    const keys = row.dataset.keys.split(' ').map(decodeURIComponent);
    question.sets = question.sets.filter(([key]) => !keys.includes(key));
    if (value !== '') question.sets.push(...keys.map(key => [key, value]));
    row.classList.toggle('moved', value !== '');
  } else {
    question[field.id] = value;
  }
  update();
}

// MARK: Files

/// Of another file nothing holds that was said of the last one, but for the price tables.
function choose(file) {
  Object.assign(question, {file, requests: '', current: '', sets: [], options: [], sides: []});
  begin();
}

function begin() {
  element('own').replaceChildren(...Object.keys(files).filter(name => !name.includes('/')).map(name => new Option(name)));
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

/// The page holds a file in memory several times over.
const mostMegabytes = 500;

/// Says what it does before it does it, for no picture changes while the program reads.
async function open(list) {
  const names = [...list].map(file => file.name);
  const megabytes = Math.ceil([...list].reduce((sum, file) => sum + file.size, 0) / 1e6);
  const isTooMuch = megabytes > mostMegabytes;
  say(isTooMuch ? `This page reads up to ${mostMegabytes} MB; these are ${megabytes} MB. Open here what this makes:\n`
    + typed(['lambda-cost', 'measure', ...names, '-o', 'scenario.json']) : '');
  if (isTooMuch) return;
  element('state').textContent = `Reading ${megabytes} MB …`;
  element('state').hidden = false;
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  const opened = await Promise.all([...list].map(read)).catch(({message}) => say(`These files cannot be read: ${message}.`));
  if (opened) keep(Object.fromEntries(opened));
  element('state').hidden = true;
}

/// Scenario files are asked about as they are; templates and plans, with the logs beside them, and logs, metrics and bills
/// alone become one first.
function keep(opened) {
  const names = Object.keys(opened);
  const asked = program.run(['scenarios', 'inputs', ...names], opened);
  if (asked.status === 0) {
    Object.assign(files, opened);
    return choose(names[0]);
  }
  const made = 'scenario.json';
  const templates = names.filter(name => program.run(['scenarios', 'from', name, '-o', made], opened).status === 0);
  const logs = names.filter(name => !templates.includes(name));
  const command = templates.length > 0
    ? ['scenarios', 'from', ...templates, ...logs.flatMap(name => ['--logs', name])] : ['measure', ...logs];
  const {status, messages, file} = program.run([...command, '-o', made], opened, made);
  if (status !== 0)
    return say(templates.length === 0 && names.every(name => name.endsWith('.json')) ? asked.messages : messages);
  files[made] = file;
  choose(made);
}

function download({dataset: {command, format, ending, type}}) {
  const {status, output, messages} = ask(command.split(' '), ...(format ? ['--format', format] : []));
  say(status === 0 ? '' : messages);
  if (status !== 0) return;
  const download = `${(question.file || 'deployments').replace(/\.json$/, '')}.${ending}`;
  const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(new Blob([output], {type})), download});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// MARK: Links

const damaged = 'This link is damaged: a part of it is missing.';

/// The question with its file, packed.
async function fragment() {
  const own = files[question.file] ? {[question.file]: decode(files[question.file])} : {};
  const packed = await through(encode(JSON.stringify({...question, files: own})), new CompressionStream('deflate-raw'));
  return `#${encodeURIComponent(toText(packed))}`;
}

/// Whether the address holds a question, which is the one then.
async function followLink() {
  try {
    const packed = toBytes(decodeURIComponent(location.hash.slice(1)));
    take(JSON.parse(decode(await through(packed, new DecompressionStream('deflate-raw')))));
    return true;
  } catch {
    return false;
  }
}

function take(asked) {
  const names = Object.keys(question);
  if (names.some(name => asked[name].constructor !== question[name].constructor)) throw new TypeError('no question');
  for (const name of names) question[name] = asked[name];
  for (const [name, text] of Object.entries(asked.files)) files[name] = encode(text);
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
    question.sets = [];
    if (question.file === '' || question.deployments.length === 0) question.requests = '';
    begin();
  };
  addEventListener('input', event => { if (event.target.closest('#asked, #fields')) move(event.target); });
  element('reset').onclick = () => {
    question.sets = [];
    begin();
  };
  for (const button of element('downloads').children) button.onclick = () => download(button);
  element('link').onclick = async () => {
    history.replaceState(null, '', await fragment());
    let said = 'Copied.';
    try { await navigator.clipboard.writeText(location.href); } catch { said = 'The address of this page is the link.'; }
    element('copied').textContent = said;
  };
  addEventListener('hashchange', async () => { if (await followLink()) begin(); else say(damaged); });
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
  const packed = toBytes(element('engine').textContent);
  program = new Program(await WebAssembly.compile(await through(packed, new DecompressionStream('gzip'))));
  const built = JSON.parse(decode(program.run(['scenarios', 'list', '--format', 'json']).output)).files;
  element('built-in').append(...built.map(file => new Option(file.name)));
  element('file').append(new Option('deployments alone', ''));
  element('state').hidden = true;
  element('tool').hidden = false;
  listen();
  const own = JSON.parse(element('question').textContent);
  if (own) take(own);
  const isDamaged = !await followLink() && location.hash.length > 1;
  if (question.file !== '' || question.deployments.length > 0) begin();
  else choose(built[0].name);
  if (isDamaged) say(damaged);
}

start();
