/**
 * What a page form is, and the way from the text of pages to one assembled document.
 * Pure: pages in, document, provenance, gaps and warnings out; adds nothing that no page says.
 */
import { sha256 } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { isObject, type JsonObject } from '../lib/json.ts'
import type { Gap, GapKind, Provenance } from '../lib/provenance.ts'
import { addConstraints } from './constraints.ts'
import { collectGaps } from './gaps.ts'
import { forms } from './index.ts'
import { formatOrigin, type LocatedObject, type Origin, plain, walk } from './located.ts'
import { merge } from './merge.ts'

/** A page as it was read. */
export interface Page {
  /** Names the page in provenance. */
  id: string
  /** Names the page in messages. */
  file: string
  /** UTF-8 text without a byte order mark. */
  text: string
}

/** A line that fits no rule. */
export interface PageWarning {
  file: string
  line: number
  message: string
}

/** A hole that a form sees; the pointer is that of the finished document. */
export interface FoundGap {
  pointer: string
  kind: GapKind
  message: string
  at: Origin
}

/** A piece of the document that a page states: the whole of a rendered page, or one fence of a Markdown page. */
export interface Part {
  /** An OpenAPI document, possibly with only some of its members. */
  document: LocatedObject
  /** Whether `openapi` and `info` are made up by the form, and give way to those another page states. */
  unstatedInfo: boolean
}

/** What a form makes of one page. */
export interface Reading {
  /** Language of the labels, where the form has labels. */
  language?: string
  parts: Part[]
  gaps: FoundGap[]
  warnings: PageWarning[]
}

/** One way a page writes an API. */
export interface PageForm {
  /** Name in `pages.yaml`; also the file's name. */
  id: string
  /** What such a page looks like, in one line. */
  title: string
  /** Whether the text is of this form, at a glance. */
  recognises(text: string): boolean
  /** Reads a page. @throws PipelineError `PAGE` when it is damaged. */
  read(page: Page): Reading
}

/** Pages reassembled. */
export interface Assembly {
  spec: JsonObject
  provenance: Provenance
  gaps: Gap[]
  warnings: PageWarning[]
}

const HTML = 'The page is HTML; capture its Markdown (the address with `.md` appended) or its visible text.'

/** Refuses text that is no page at all, by what it looks like. */
function refuseNonsense({ text, file }: Page): void {
  if (text.trim() === '') throw new PipelineError('PAGE', 'The page is empty; capture it again.', { file })
  const binary = text.indexOf('\0')
  if (binary !== -1) {
    const line = text.slice(0, binary).split('\n').length
    throw new PipelineError('PAGE', 'The page holds binary data; capture its Markdown or its text.', { file, line })
  }
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text)) {
    throw new PipelineError('PAGE', HTML, { file, line: 1 })
  }
}

/** The form of a page. @throws PipelineError `PAGE` when it is of none, saying what is missing. */
function recognise({ text, file }: Page): PageForm {
  const form = forms.find((candidate) => candidate.recognises(text))
  if (form) return form
  const tag = text.search(/<\/(?:html|body|div|script)>/i)
  if (tag !== -1) throw new PipelineError('PAGE', HTML, { file, line: text.slice(0, tag).split('\n').length })
  if (/\^\S{2,200}\$/.test(text)) {
    const sentence =
      'The page shows patterns and descriptions but no methods, paths or names: an extraction that dropped them. ' +
      'Capture its Markdown (the address with `.md` appended) or its whole visible text instead.'
    throw new PipelineError('PAGE', sentence, { file })
  }
  const known = forms.map(({ id, title }) => `\`${id}\` (${title})`).join(' or ')
  throw new PipelineError('PAGE', `The page documents no operation in a known form: ${known}.`, { file })
}

/** Reads one page in the form it is written in. */
export function readPage(page: Page): { form: PageForm; reading: Reading } {
  refuseNonsense(page)
  const form = recognise(page)
  return { form, reading: form.read(page) }
}

/**
 * Reassembles pages into one document.
 *
 * @throws PipelineError `PAGE` when a page is damaged, `CONFLICT` when two of them contradict each other.
 */
export function assemblePages(pages: readonly Page[]): Assembly {
  const sorted = [...pages].sort((a, b) => (a.id < b.id ? -1 : 1))
  const readings = sorted.map((page) => readPage(page).reading)
  const document = merge(readings.flatMap((reading) => reading.parts))
  const found = [...readings.flatMap((reading) => reading.gaps), ...addConstraints(document)]
  const nodes: Record<string, string> = {}
  walk(document, (pointer, node) => {
    nodes[pointer] = formatOrigin(node.at)
  })
  const spec = plain(document)
  if (!isObject(spec)) throw new PipelineError('INTERNAL', 'The assembled document is no object.')
  return {
    spec,
    provenance: {
      pages: Object.fromEntries(sorted.map(({ id, file, text }) => [id, { file, sha256: sha256(text) }])),
      facts: {},
      nodes,
    },
    gaps: collectGaps(document, spec, found),
    warnings: readings.flatMap((reading) => reading.warnings),
  }
}
