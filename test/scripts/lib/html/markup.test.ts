import { describe, expect, it } from 'vitest'
import { heading, html, link, prose, trusted } from '../../../../scripts/lib/html/markup.ts'
import { HOSTILE } from '../../../contracts/reporters/sample-result.ts'

describe('html', () => {
  it.each([
    ['text', html`<p>${'<b> & "q" \'s\''}</p>`, '<p>&lt;b&gt; &amp; &quot;q&quot; &#39;s&#39;</p>'],
    ['an attribute', html`<p title="${'" onclick="x'}"></p>`, '<p title="&quot; onclick=&quot;x"></p>'],
    [
      'characters that act',
      html`${HOSTILE.ansi}`,
      '\\u001b[31mred\\u001b[0m\\u001b]8;;http://evil.example\\u0007link\\u001b]8;;\\u0007\\r\\noverwritten',
    ],
    ['numbers, lists and nothing', html`${[1, ['<', undefined], html`<i>${'>'}</i>`]}`, '1&lt;<i>&gt;</i>'],
    ['what is trusted', html`<style>${trusted('a > b')}</style>`, '<style>a > b</style>'],
  ])('escapes %s', (_, given, want) => {
    expect(given.text).toBe(want)
  })
})

describe('link', () => {
  it.each([
    ['https://a.test/?x=1&y=2', '<a href="https://a.test/?x=1&amp;y=2" rel="noreferrer">here</a>'],
    ['http://a.test', '<a href="http://a.test" rel="noreferrer">here</a>'],
    [HOSTILE.link, 'here'],
    ['JaVaScRiPt:alert(1)', 'here'],
    ['data:text/html,x', 'here'],
    ['//a.test', 'here'],
    ['https://a.test/ javascript:x', 'here'],
    ['https://', 'here'],
    ['a page', 'here'],
    [undefined, 'here'],
  ])('of %s', (address, want) => {
    expect(link(address, 'here').text).toBe(want)
  })
})

describe('prose', () => {
  it.each([
    ['`offset` is <9>', '<span dir="auto"><code>offset</code> is &lt;9&gt;</span>'],
    ['one ` alone', '<span dir="auto">one ` alone</span>'],
    ['plain', '<span dir="auto">plain</span>'],
  ])('sets the names in %j as code', (given, want) => {
    expect(prose(given).text).toBe(want)
  })
})

describe('heading', () => {
  it.each([
    [1, undefined, '<h1>&lt;</h1>'],
    [9, 'a"', '<h6 id="a&quot;">&lt;</h6>'],
  ])('of level %d', (level, id, want) => {
    expect(heading(level, '<', id).text).toBe(want)
  })
})
