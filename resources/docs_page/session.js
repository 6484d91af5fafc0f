// Who is signed in on this page. The token lives in this module's memory and nowhere else: no storage, no
// address, no cookie; closing or reloading the page forgets it.

import {byId, element} from './dom.js';

let token = null;
let handle = '';
const SecondFactorWanted = 'urn:matinee:problem:second-factor-wanted';
const watchers = [];

export const currentToken = () => token;
export const whenSessionChanges = watcher => watchers.push(watcher);

function become(newToken, newHandle) {
  token = newToken;
  handle = newHandle;
  byId('person').replaceChildren(...(token ? ['Signed in as ', element('strong', {}, handle)] : []));
  byId('sign-in').textContent = token ? 'Sign out' : 'Sign in';
  watchers.forEach(watcher => watcher(token));
}

/** A token needs no session: one made for a program, or that of a library without accounts. */
async function useToken(given) {
  const answer = await fetch('api/v1/me', {headers: {Authorization: `Bearer ${given}`}});
  const content = await answer.json();
  if (!answer.ok)
    throw new Error(content.detail ?? content.title);
  become(given, content.handle);
}

async function signIn(form) {
  const {handle: name, password, totp} = Object.fromEntries(new FormData(form));
  if (!name && password.startsWith('mat_'))
    return useToken(password);
  if (!name)
    throw new Error('Type your handle, too.');
  const answer = await fetch('api/v1/sessions', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({handle: name, password, device_name: 'API documentation', ...(totp && {totp})}),
  });
  const content = await answer.json();
  if (content.type === SecondFactorWanted)
    byId('sign-in-code').hidden = false;
  if (!answer.ok)
    throw new Error(content.detail ?? content.title);
  become(content.access_token, content.user.handle);
}

async function signOut() {
  const ended = token;
  become(null, '');
  if (ended.startsWith('mat_a_')) // others go on after this page
    await fetch('api/v1/sessions/current', {method: 'DELETE', headers: {Authorization: `Bearer ${ended}`}});
}

/** A token that ended by itself is forgotten, so that the page does not claim what is no longer so. */
export function noticeAnswer(status, usedToken) {
  if (status === 401 && usedToken && usedToken === token)
    become(null, '');
}

export function showSignIn() {
  byId('sign-in-fault').textContent = '';
  byId('sign-in-dialog').showModal();
}

export function prepareSession() {
  const form = byId('sign-in-form');
  byId('sign-in').addEventListener('click', () => (token ? signOut() : showSignIn()));
  byId('sign-in-cancel').addEventListener('click', () => byId('sign-in-dialog').close());
  byId('sign-in-dialog').addEventListener('close', () => {
    form.reset();
    byId('sign-in-code').hidden = true;
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await signIn(form);
      byId('sign-in-dialog').close();
    } catch (error) {
      byId('sign-in-fault').textContent = error.message;
      form.elements[byId('sign-in-code').hidden ? 'password' : 'totp'].select();
    }
  });
}
