/**
 * The ways a page writes an API, in the order in which they are tried, and the choice between them.
 * Pure.
 */
import { PipelineError } from '../lib/errors.ts'
import { gitbookMarkdown } from './gitbook-markdown.ts'
import { gitbookRendered } from './gitbook-rendered.ts'
import type { Page, PageForm } from './page.ts'

/** Every form. */
export const forms: readonly PageForm[] = [gitbookMarkdown, gitbookRendered]

/** The form of a page. @throws PipelineError `PAGE` when it is of none. */
export function recognised(page: Page): PageForm {
  const form = forms.find((candidate) => candidate.recognises(page.text))
  if (form) return form
  const known = forms.map(({ id, title }) => `\`${id}\` (${title})`).join(' or ')
  throw new PipelineError('PAGE', `The page documents no operation in a known form: ${known}.`, { file: page.file })
}
