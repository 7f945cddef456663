// Runs proof.js on a form with this challenge, in as little of a browser as it needs, and prints what is in the field then.
import { readFileSync } from 'node:fs';
const [script, challenge] = process.argv.slice(2);
const field = { value: 'ticket' };
const button = { disabled: false };
const live = { textContent: '' };
const wait = { hidden: false };
const form = {
  dataset: { challenge, working: 'working', ready: 'ready' },
  querySelector: (selector) => (selector.includes('name="challenge"') ? field : live),
  querySelectorAll: (selector) => (selector.includes('data-wait') ? [wait] : [button]),
};
globalThis.document = { readyState: 'complete', querySelectorAll: () => [form] };
(0, eval)(readFileSync(script, 'utf8'));
if (!button.disabled || !wait.hidden) {
  throw new Error('could be sent too early');
}
const began = Date.now();
while (button.disabled) {
  await new Promise((resolve) => setTimeout(resolve, 1));
}
console.log(JSON.stringify({ value: field.value, live: live.textContent, waitHidden: wait.hidden, took: Date.now() - began }));
