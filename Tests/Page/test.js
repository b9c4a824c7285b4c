// Stands in a copy of the page behind its own script. What it finds is said on the console, a line each.
'use strict';
const given = JSON.parse(element('given').textContent);
const textOf = text => decode(toBytes(text));
const shownOf = html => new DOMParser().parseFromString(html, 'text/html').querySelector('main').innerHTML;
const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
const rest = () => until(() => document.documentElement.dataset.answer === 'whole');
let failures = 0;

const report = text => console.log(`page test: ${text}`);

function check(what, found, expected) {
  if (found === expected) return;
  failures += 1;
  if (failures > 10) return;
  let at = 0;
  while (found?.[at] === expected?.[at] && at < String(found).length) at += 1;
  const near = text => JSON.stringify(String(text).slice(Math.max(0, at - 40), at + 120));
  report(`FAILED ${what}: from ${at} on found ${near(found)}, expected ${near(expected)}`);
}

async function until(condition) {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 3000) throw new Error('nothing happened for half a minute');
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

/// Command lines answer what the program answers, byte for byte.
function equality() {
  for (const {name, words, file, status, output, messages} of given.cases) {
    const command = textOf(words).trimEnd().split('\n');
    const found = program.run(command, {[name]: toBytes(file)});
    const what = `${name} ${command.join(' ')}`;
    check(`status of ${what}`, found.status, status);
    check(`messages of ${what}`, found.messages, textOf(messages));
    check(`output of ${what}`, decode(found.output), textOf(output));
  }
  report(`${given.cases.length} command lines compared`);
}

/// Moves a slider to a number as a reader's finger does.
function slide(slider, field, value) {
  for (slider.value = 0; field.value !== value; slider.value = Number(slider.value) + 1) {
    slider.dispatchEvent(new Event('input', {bubbles: true}));
    if (slider.value === slider.max) break;
  }
  check(`a slider that reaches ${value}`, field.value, value);
}

/// A slider's move shows what the program prints for the same input.
async function moves() {
  for (const {file, requests, key, value, html} of given.moves) {
    element('file').value = file;
    element('file').dispatchEvent(new Event('change'));
    const before = element('answer').innerHTML;
    const requestsField = element('requests');
    slide(requestsField.previousElementSibling, requestsField, requests);
    await frame();
    const between = element('answer').innerHTML;
    const row = document.querySelector(`.input[title="${key}"]`);
    slide(row.querySelector('[type=range]'), row.querySelector('input:not([type=range])'), value);
    await frame();
    check(`${file}: the answer while it moves`, document.documentElement.dataset.answer, 'brief');
    await rest();
    const after = element('answer').innerHTML;
    check(`${file} at ${requests} with ${key}=${value}`, after, shownOf(textOf(html)));
    for (const part of ['.verdict', 'svg', 'table']) {
      const shown = html => new DOMParser().parseFromString(html, 'text/html').querySelector(part)?.outerHTML;
      check(`${file}: whether ${part} is there`, shown(after) !== undefined, true);
      check(`${file}: whether ${part} followed`, shown(before) !== shown(after), true);
    }
    check(`${file}: whether both sliders count`, before !== between && between !== after, true);
    const times = [];
    for (let turn = 0; turn < 15; turn += 1) {
      const start = performance.now();
      ask(['report'], '--brief', '--format', 'html');
      times.push(performance.now() - start);
      await frame();
    }
    times.sort((a, b) => a - b);
    report(`${file}: a move takes the program ${times[7].toFixed(1)} ms, at best ${times[0].toFixed(1)}`);
  }
}

function forget() { for (const name of Object.keys(files)) delete files[name]; }

/// The link holds the whole question, an opened file with it.
async function links() {
  await open([new File([toBytes(given.own.file)], 'own.json')]);
  element('deployments').value = given.own.deployment;
  element('deployments').dispatchEvent(new Event('change'));
  element('requests').value = given.own.requests;
  element('requests').dispatchEvent(new Event('input', {bubbles: true}));
  await rest();
  const shown = element('answer').innerHTML;
  check('an opened file', shown, shownOf(textOf(given.own.html)));
  const link = await fragment();
  forget();
  choose('web-api');
  await until(() => location.hash !== link);
  location.hash = link;
  await until(() => element('answer').innerHTML === shown);
  location.hash = link.slice(0, link.length / 2);
  await until(() => element('problem').textContent.includes('This link is damaged'));
  check('the answer behind a damaged link', element('answer').innerHTML, shown);
}

/// What `report --live` puts into a page is the question that it answered.
async function live() {
  forget();
  take(JSON.parse(textOf(given.live)));
  begin();
  await rest();
  check('the status of a live page', document.documentElement.dataset.status, '0');
  check('the question of a live page', words(['report']).join(' '), 'report own.json Lambda 256MB 90ms + HTTP API '
    + '--set lambda.memoryMB=1024 --requests 3M --no-free-tier --current ' + textOf(given.current));
  check('what is marked as moved', document.querySelectorAll('.input.moved').length, 1);
}

/// Names from files are shown and given back as they are, and nothing in them is obeyed.
async function attack() {
  const scripts = document.scripts.length;
  await open([new File([toBytes(given.attack.file)], 'attack.json')]);
  check('the status of a file of odd names', document.documentElement.dataset.status, '0');
  const row = [...document.querySelectorAll('.input')].find(row => decodeURIComponent(row.dataset.keys).includes('<script>'));
  slide(row.querySelector('[type=range]'), row.querySelector('input:not([type=range])'), '3');
  await rest();
  check('the status when one of them varies', document.documentElement.dataset.status, '0');
  check('what varies', question.sets.map(([, value]) => value).join(), '3');
  // Behind 'not said'.
  const option = element('current').options[3];
  option.selected = true;
  element('current').dispatchEvent(new Event('input', {bubbles: true}));
  await rest();
  check('what runs today', question.current, textOf(given.attack.last));
  check('the status with it', document.documentElement.dataset.status, '0');
  check('the scripts of the page', document.scripts.length, scripts);
  check('the elements of their names', document.querySelectorAll('#inputs b, #asked b').length, 0);
}

/// What takes long is said before it begins, and what a page cannot hold is refused.
async function sizes() {
  const opening = open([new File([toBytes(given.own.file)], 'own.json')]);
  check('what is said of a file', element('state').textContent, 'Reading 1 MB …');
  check('whether it is seen', element('state').hidden, false);
  await opening;
  check('whether it goes', element('state').hidden, true);
  await open([{name: 'access log', size: 2e9}]);
  check('a file too large', element('problem').textContent.includes("measure 'access log' -o scenario.json"), true);
}

/// Logs and templates become a scenario file, which is asked about; of a template's some values are still to be given.
async function logs() {
  for (const {name, file, status} of given.others) {
    await open([new File([toBytes(file)], name)]);
    check(`what came of ${name}`, question.file, 'scenario.json');
    check(`the status of the report on ${name}`, document.documentElement.dataset.status, status);
    forget();
    choose('web-api');
  }
}

/// After a trap there is a new instance.
function traps() {
  program.calls = {clear() { throw new WebAssembly.RuntimeError('unreachable'); }};
  check('the status after a trap', program.run(['compare']).status, 70);
  check('the status behind it', program.run(['compare']).status, 0);
}

async function test() {
  try {
    await until(() => document.documentElement.dataset.status !== undefined);
    report(`started in ${Math.round(performance.now())} ms`);
    check('the first answer', document.documentElement.dataset.status, '0');
    equality();
    await moves();
    await links();
    await logs();
    await live();
    await attack();
    await sizes();
    traps();
  } catch (failure) {
    check('the test itself', String(failure.stack), '');
  }
  report(failures === 0 ? 'end, passed' : `end, ${failures} failed`);
}

test();
