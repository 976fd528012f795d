/**
 * Commits in groups: all that is written in one turn of the event loop becomes durable together, and each writer hears
 * of it once it is.
 */
import type { DatabaseSync } from 'node:sqlite'
import { messageOf, PipelineError } from '../../../scripts/lib/errors.ts'

/** Writing to a database. */
export interface Commits {
  /** Does some work within the next commit; resolves once it is durable, and rejects when it is not. */
  write(work: () => void): Promise<void>
  /** Commits what is left. */
  close(): void
}

interface Waiting {
  work: () => void
  resolve: () => void
  reject: (reason: unknown) => void
}

/** Begins to commit. */
export function createCommits(database: DatabaseSync, file: string): Commits {
  let waiting: Waiting[] = []
  let failed: PipelineError | undefined
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  const flush = (): void => {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      if (failed) throw failed
      begin.run()
      for (const { work } of group) work()
      commit.run()
    } catch (thrown) {
      // What is in memory is ahead of the file now, so nothing can be promised any more.
      failed ??= failedAt(file, thrown)
      if (database.isTransaction) database.exec('ROLLBACK')
      for (const { reject } of group) reject(failed)
      return
    }
    for (const { resolve } of group) resolve()
  }
  return {
    write(work) {
      return new Promise((resolve, reject) => {
        if (waiting.push({ work, resolve, reject }) === 1) setImmediate(flush)
      })
    },
    close: flush,
  }
}

function failedAt(file: string, cause: unknown): PipelineError {
  const sentence = `The store cannot be written any more: ${messageOf(cause)}; make room and start again.`
  return new PipelineError('FILE', sentence, { file }, { cause })
}
