/** What a compile step is: a draft in, a draft out, and what it found. */
import type { Draft, Finding } from '../compile/draft.ts'

/** One step from assembled to canonical. */
export interface Step {
  /** Kebab-case verb phrase; the file's name. */
  id: string
  /** What is true of the draft after the step, in one line. */
  title: string
  /** Returns the next draft and leaves the given one alone; problems are added to `findings`, not thrown. */
  run: (document: Draft, findings: Finding[]) => Draft | Promise<Draft>
}
