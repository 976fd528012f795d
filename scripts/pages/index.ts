/** The ways a page writes an API, in the order in which they are tried. */
import { gitbookMarkdown } from './gitbook-markdown.ts'
import { gitbookRendered } from './gitbook-rendered.ts'
import type { PageForm } from './page.ts'

/** Every form. */
export const forms: readonly PageForm[] = [gitbookRendered, gitbookMarkdown]
