// Elements made in script, never from text with markup: what the document says cannot become a tag.

/** `attributes` may hold listeners ("onclick"); a child that is null is left out, a text stays text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on'))
      made.addEventListener(key.slice(2), value);
    else if (value === true)
      made.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(key, value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined));
  return made;
}

export const byId = id => document.getElementById(id);

/** The little markdown that descriptions use: paragraphs, `code` and **strong**. */
export function prose(text = '') {
  return text.trim().split(/\n\s*\n/).filter(Boolean)
    .map(paragraph => element('p', {}, inline(paragraph.replace(/\s*\n\s*/g, ' '))));
}

export function inline(text = '') {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).filter(Boolean).map(part => {
    if (part.startsWith('`'))
      return element('code', {}, part.slice(1, -1));
    return part.startsWith('**') ? element('strong', {}, part.slice(2, -2)) : part;
  });
}

/** A table that becomes a list of cards on a narrow screen: each cell knows its column's name. */
export function table(columns, rows) {
  return element('table', {},
    element('thead', {}, element('tr', {}, columns.map(name => element('th', {scope: 'col'}, name)))),
    element('tbody', {}, rows.map(cells => element('tr', {},
      cells.map((cell, i) => element('td', {'data-column': columns[i]}, cell))))));
}

/** JSON with its names, texts and other values told apart. */
export function codeBlock(text, language = '') {
  const label = language === 'json' ? 'Example in JSON' : 'Code';
  const block = element('pre', {tabindex: 0, role: 'region', 'aria-label': label});
  if (language !== 'json') {
    block.append(text);
    return block;
  }
  for (const part of text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?)/)) {
    if (part.startsWith('"'))
      block.append(element('span', {class: part.endsWith(':') ? 'name' : 'text'}, part));
    else
      block.append(part);
  }
  return block;
}
