import { describe, expect, it } from 'vitest'
import { fenced, link, plain, prose, row } from '../../../../contracts/reporters/markdown/escaping.ts'

describe('markdown', () => {
  it.each<[given: string, want: string]>([
    ['a|b', 'a\\|b'],
    ['*x* _y_ `z`', '\\*x\\* \\_y\\_ \\`z\\`'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[a](b)', '\\[a\\]\\(b\\)'],
    ['&lt; @user #1', '\\&lt; \\@user \\#1'],
    ['back\\slash', 'back\\\\slash'],
    ['https://evil.example/x', 'https\\://evil\\.example/x'],
    ['www.evil.example', 'www\\.evil.example'],
    ['one. two: three', 'one. two: three'],
    ['line\nbreak', 'line\\\\nbreak'],
    ['', ''],
  ])('shows %j as %j', (given, want) => {
    expect(plain(given)).toBe(want)
  })

  it.each<[given: string, want: string]>([
    ['parameter `a_b` is *1*', 'parameter `a_b` is \\*1\\*'],
    ['an odd ` one', 'an odd \\` one'],
    ['empty `` code', 'empty  code'],
    ['`<b>`', '`<b>`'],
  ])('reads the names of %j', (given, want) => {
    expect(prose(given)).toBe(want)
  })

  it('keeps cells apart', () => {
    expect(row(['a|b', 3])).toBe('| a\\|b | 3 |')
  })

  it.each<[given: string, want: string[]]>([
    ['a\nb', ['```sh', 'a', 'b', '```']],
    ['x ``` y\n````', ['`````sh', 'x ``` y', '````', '`````']],
    ['a\u202eb', ['```sh', 'a\\u202eb', '```']],
  ])('puts %j behind a fence it cannot leave', (given, want) => {
    expect(fenced(given, 'sh')).toEqual(want)
  })

  it.each<[address: string | undefined, want: string]>([
    ['https://docs.example.test/a?b=1', '[x\\]](<https://docs.example.test/a?b=1>)'],
    ['javascript:alert(1)', 'x\\]'],
    ['https://a.test/>)<b>', 'x\\]'],
    [undefined, 'x\\]'],
  ])('leads to %s', (address, want) => {
    expect(link('x]', address)).toBe(want)
  })
})
