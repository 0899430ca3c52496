import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { limits } from '../limits.ts';
import { refusals } from '../refusals.ts';

export type Element = DefaultTreeAdapterMap['element'];
export type Node = DefaultTreeAdapterMap['childNode'];
type Parent = DefaultTreeAdapterMap['parentNode'] & { depth?: number };

/** The body of the page as a browser would build it, within bounds on its size and depth. */
export function bodyOf(page: string): Element | null {
  const document = parse(page, { treeAdapter: boundedAdapter() });
  const root = document.childNodes.find((node) => node.nodeName === 'html');
  return root === undefined || !isElement(root)
    ? null
    : (root.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body') ?? null);
}

export const isElement = (node: Node): node is Element => 'tagName' in node;

export const isText = (node: Node): node is DefaultTreeAdapterMap['textNode'] => node.nodeName === '#text';

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((candidate) => candidate.name === name)?.value ?? null;

/** Mis-nested formatting makes copies without end, and unclosed elements go ever deeper; both are cut short here. */
function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0;
  const descend = (parent: Parent, child: Node): void => {
    if (!isElement(child)) return;
    const depth = (parent.depth ?? 0) + 1;
    if (depth > limits.htmlDepth) throw refusals.tooDeep('HTML');
    (child as Parent).depth = depth;
  };
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      if (++elements > limits.htmlElements) throw refusals.tooManyCells('HTML');
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    appendChild(parent, child) {
      descend(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, before) {
      descend(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, before);
    },
  };
}
