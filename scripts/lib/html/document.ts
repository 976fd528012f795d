/**
 * The document around every page of this project: one file that loads nothing, with a policy that lets only its own
 * style and script act. All pages have one palette, by day and by night.
 * Reads `palette.css` beside it, and the style and the script it is handed; writes nothing.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, type Markup, trusted } from './markup.ts'

/** What a page consists of. */
export interface HtmlPage {
  title: string
  /** What its elements look like, beside the palette. */
  style: URL
  /** What it does; none: nothing. */
  script?: URL
  body: Markup
}

const PALETTE = new URL('palette.css', import.meta.url)

/** A file of this project; line ends as the HTML parser would make them, for the hash. */
function asset(file: URL): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
}

/** The source expression that allows exactly this text. @see https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function allowed(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The whole document. */
export function htmlDocument({ title, style, script, body }: HtmlPage): string {
  const styles = `${asset(PALETTE)}\n${asset(style)}`
  const acts = script === undefined ? undefined : asset(script)
  const policy = [
    "default-src 'none'",
    `style-src ${allowed(styles)}`,
    ...(acts === undefined ? [] : [`script-src ${allowed(acts)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(styles)}</style>
</head>
<body>
${body}
${acts === undefined ? '' : html`<script>${trusted(acts)}</script>\n`}</body>
</html>`.text
  }\n`
}
