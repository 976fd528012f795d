/**
 * The ways a page writes an API, in the order in which they are tried, and the choice between them.
 * Pure.
 */
import { PipelineError } from '../lib/errors.ts'
import { gitbookMarkdown } from './gitbook-markdown.ts'
import { gitbookRendered } from './gitbook-rendered.ts'
import type { Page, PageForm } from './page.ts'

/** Every form. */
export const forms: readonly PageForm[] = [gitbookRendered, gitbookMarkdown]

/** The form of a page. @throws PipelineError `PAGE` when it is of none, saying what is missing. */
export function recognised({ text, file }: Page): PageForm {
  const form = forms.find((candidate) => candidate.recognises(text))
  if (form) return form
  if (/\^\S{2,200}\$/.test(text)) {
    const sentence =
      'The page shows patterns and descriptions but no methods, paths or names: an extraction that dropped them. ' +
      'Capture its Markdown (the address with `.md` appended) or its whole visible text instead.'
    throw new PipelineError('PAGE', sentence, { file })
  }
  const known = forms.map(({ id, title }) => `\`${id}\` (${title})`).join(' or ')
  throw new PipelineError('PAGE', `The page documents no operation in a known form: ${known}.`, { file })
}
