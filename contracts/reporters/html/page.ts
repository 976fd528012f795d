/**
 * The page around a report: one file that loads nothing, with a policy that lets only its own style and script act.
 * Reads `report.css` and `report.js` beside it; writes nothing.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, type Markup, trusted } from './markup.ts'

/** A file of this folder; line ends as the HTML parser would make them, for the hash. */
function asset(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n')
}

/** The source expression that allows exactly this text. @see https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function allowed(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The whole document. */
export function page(title: string, body: Markup): string {
  const style = asset('report.css')
  const script = asset('report.js')
  const policy = [
    "default-src 'none'",
    `style-src ${allowed(style)}`,
    `script-src ${allowed(script)}`,
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
<style>${trusted(style)}</style>
</head>
<body>
${body}
<script>${trusted(script)}</script>
</body>
</html>`.text
  }\n`
}
