import {byId, element, inline, prose} from './dom.js';
import {loadDocument} from './document.js';
import {prepareNavigation} from './navigation.js';
import {callView} from './operation.js';
import {prepareSession} from './session.js';

function showIntroduction({version, description}) {
  byId('introduction').replaceChildren(
    element('p', {class: 'muted'}, `Version ${version}. The same as files: `,
      element('a', {href: 'api/v1/openapi.yaml'}, 'openapi.yaml'), ', ',
      element('a', {href: 'api/v1/openapi.json'}, 'openapi.json'), '.'),
    ...prose(description));
}

function showGroups(groups) {
  const views = new Map();
  for (const {name, description, calls} of groups) {
    const group = element('section', {class: 'group'}, element('h2', {id: `group-${name}`}, name),
      element('p', {class: 'muted'}, inline(description)));
    for (const call of calls) {
      const view = callView(call);
      views.set(call.id, view);
      group.append(view);
    }
    byId('calls').append(group);
  }
  return views;
}

try {
  const contents = await loadDocument();
  showIntroduction(contents);
  prepareSession();
  prepareNavigation(contents.groups, showGroups(contents.groups));
} catch (error) {
  byId('calls').append(element('p', {class: 'fault', role: 'alert'}, error.message));
}
