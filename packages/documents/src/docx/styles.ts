import { type Attributes, readXml } from '../xml.ts';

/** What a style says of the things the reader needs; null where it leaves them to the style it is based on. */
type Style = {
  name: string;
  basedOn: string | null;
  outlineLevel: number | null;
  listId: string | null;
  listDepth: number | null;
  bold: boolean | null;
  hidden: boolean | null;
};

export type Styles = {
  /** Heading level 1 to 6, or null. */
  readonly heading: (id: string | null) => number | null;
  readonly bold: (id: string | null) => boolean | null;
  readonly hidden: (id: string | null) => boolean | null;
  readonly list: (id: string | null) => { readonly listId: string; readonly depth: number | null; readonly style: string } | null;
  /** Lines of a table of contents have styles of their own, also where the field was turned into text. */
  readonly isContents: (id: string | null) => boolean;
  readonly defaultParagraph: string | null;
};

const LONGEST_CHAIN = 20;

export function readStyles(xml: Uint8Array | null): Styles {
  const styles = new Map<string, Style>();
  let defaultParagraph: string | null = null;
  let style: Style | null = null;
  if (xml !== null) {
    readXml(xml, 'word/styles.xml', {
      open: (name, a) => {
        if (name === 'w:style') {
          style = { name: '', basedOn: null, outlineLevel: null, listId: null, listDepth: null, bold: null, hidden: null };
          styles.set(a['w:styleId'] ?? '', style);
          if (a['w:type'] === 'paragraph' && isOn(a['w:default'] ?? '0')) defaultParagraph = a['w:styleId'] ?? null;
        } else if (style !== null) styleParts[name]?.(style, a);
      },
      close: (name) => {
        if (name === 'w:style') style = null;
      },
      text: () => {},
    });
  }
  return resolved(styles, defaultParagraph);
}

export const isOn = (value: string | undefined): boolean => value !== '0' && value !== 'false' && value !== 'off';

const styleParts: Record<string, (style: Style, a: Attributes) => void> = {
  'w:name': (style, a) => {
    style.name = (a['w:val'] ?? '').toLowerCase();
  },
  'w:basedOn': (style, a) => {
    style.basedOn = a['w:val'] ?? null;
  },
  'w:outlineLvl': (style, a) => {
    style.outlineLevel = Number(a['w:val'] ?? 9);
  },
  'w:numId': (style, a) => {
    style.listId = a['w:val'] ?? null;
  },
  'w:ilvl': (style, a) => {
    style.listDepth = Number(a['w:val'] ?? 0);
  },
  'w:b': (style, a) => {
    style.bold = isOn(a['w:val']);
  },
  'w:vanish': (style, a) => {
    style.hidden = isOn(a['w:val']);
  },
};

function resolved(styles: ReadonlyMap<string, Style>, defaultParagraph: string | null): Styles {
  function first<T>(id: string | null, say: (style: Style, id: string) => T | null): T | null {
    let at = id;
    for (let i = 0; i < LONGEST_CHAIN && at !== null; i++) {
      const style = styles.get(at);
      if (style === undefined) return null;
      const said = say(style, at);
      if (said !== null) return said;
      at = style.basedOn;
    }
    return null;
  }
  const byId = (id: string | null): Style | undefined => (id === null ? undefined : styles.get(id));
  return {
    defaultParagraph,
    heading: (id) => (byId(id)?.name === 'title' ? 1 : headingLevel(first(id, (style) => style.outlineLevel ?? levelInName(style.name)))),
    bold: (id) => first(id, (style) => style.bold),
    hidden: (id) => first(id, (style) => style.hidden),
    list: (id) => first(id, (style, at) => (style.listId === null ? null : { listId: style.listId, depth: style.listDepth, style: at })),
    isContents: (id) => /^(?:toc|目录) ?\d$|^toc heading$/.test(byId(id)?.name ?? ''),
  };
}

const levelInName = (name: string): number | null => {
  const level = /^(?:heading|标题) ?([1-9])$/.exec(name)?.[1];
  return level === undefined ? null : Number(level) - 1;
};

/** Outline levels count from 0; 9 is body text. */
export const headingLevel = (outline: number | null): number | null => (outline === null || outline > 8 ? null : Math.min(6, outline + 1));
