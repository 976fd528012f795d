import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { page } from '../../../../contracts/reporters/html/page.ts'
import { html } from '../../../../scripts/lib/html/markup.ts'

const document = page('A <title>', html`<main></main>`)

/** The text of the only element of a name. */
function content(element: string): string {
  const found = [...document.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'))]
  expect(found).toHaveLength(1)
  return found[0]?.[1] ?? ''
}

const allowed = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`

describe('page', () => {
  it('lets only its own style and script act, and loads nothing', () => {
    const policy = `default-src &#39;none&#39;; style-src ${allowed(content('style'))}; script-src ${allowed(content('script'))}; base-uri &#39;none&#39;; form-action &#39;none&#39;`
    expect(document).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  })

  it('has the policy before anything it rules', () => {
    expect(document.indexOf('Content-Security-Policy')).toBeLessThan(document.indexOf('<style>'))
  })

  it('carries a style and a script that cannot end their element early', () => {
    expect(content('style')).not.toMatch(/<\/|<!--|url\(|@import/)
    expect(content('script')).not.toMatch(/<\/|<!--|innerHTML|fetch\(|import /)
  })

  it('escapes the title', () => {
    expect(document).toContain('<title>A &lt;title&gt;</title>')
  })
})
