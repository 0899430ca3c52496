import { describe, expect, it } from 'vitest';
import { html } from './html.ts';
import { PageCache, sentOf } from './page-cache.ts';

const page = (text: string, status = 200) => sentOf(status, 'text/html', text);
/** Text that does not compress, so that its weight is known. */
const noise = (seed: number) => Array.from({ length: 4000 }, (_, i) => ((i * 7919 + seed * 104_729) % 9973).toString(36)).join('');

describe('pages of an edition', () => {
  it('are made once, however many ask for them together', async () => {
    const cache = new PageCache();
    let made = 0;
    const make = async () => page(String(++made));
    const asked = await Promise.all([cache.get('1', '/a', make), cache.get('1', '/a', make), cache.get('1', '/a', make)]);
    expect([made, asked.map(({ plain }) => String(plain))]).toEqual([1, ['1', '1', '1']]);
    expect(String((await cache.get('2', '/a', make)).plain)).toBe('2');
  });

  it('are kept within a bound; what nobody asked for lately goes first', async () => {
    const one = page(noise(1));
    const weight = one.plain.length + one.gzip.length;
    const cache = new PageCache(weight * 2.5);
    let made = 0;
    const make = (n: number) => async () => {
      made += 1;
      return page(noise(n));
    };
    for (const n of [1, 2, 1, 3]) await cache.get('1', `/${n}`, make(n));
    expect([made, cache.size <= weight * 2.5]).toEqual([3, true]);
    await cache.get('1', '/1', make(1));
    expect(made).toBe(3);
    await cache.get('1', '/2', make(2));
    expect(made).toBe(4);
  });

  it('that are not there, or failed, are not kept', async () => {
    const cache = new PageCache();
    await cache.get('1', '/x', async () => page('no', 404));
    expect(cache.size).toBe(0);
    const failing = async () => {
      throw new Error('away');
    };
    await expect(cache.get('1', '/y', failing)).rejects.toThrow('away');
    expect(String((await cache.get('1', '/y', async () => page('back'))).plain)).toBe('back');
  });
});

it('escapes whatever is put into a page, and nothing twice', () => {
  const said = `<script>alert("1")</script>'&`;
  expect(html`<p title="${said}">${said}${html`<b>${'&'}</b>`}${null}${[1, '<']}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;<b>&amp;</b>1&lt;</p>',
  );
});
