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
  /** Does some work within a commit that somebody waits for, or soon; nobody hears of it. */
  writeSoon(work: () => void): void
  /** Commits what is left, now. */
  flush(): void
  /** Resolves once a commit has failed, after which none succeeds; never where none does. */
  failed: Promise<PipelineError>
}

/** Milliseconds that work nobody waits for is collected. */
const SOON = 10

interface Waiting {
  work: () => void
  resolve: () => void
  reject: (reason: unknown) => void
}

/** Begins to commit. */
export function createCommits(database: DatabaseSync, file: string): Commits {
  let waiting: Waiting[] = []
  let isDue = false
  let failed: PipelineError | undefined
  const failure = Promise.withResolvers<PipelineError>()
  const together = transactions(database)
  let soon: NodeJS.Timeout | undefined
  const flush = (): void => {
    const group = waiting
    waiting = []
    isDue = false
    clearTimeout(soon)
    soon = undefined
    if (group.length === 0) return
    try {
      if (failed) throw failed
      together(group)
    } catch (thrown) {
      // What is in memory is ahead of the file now, so nothing can be promised any more.
      failed ??= failedAt(file, thrown)
      failure.resolve(failed)
    }
    for (const { resolve, reject } of group) failed ? reject(failed) : resolve()
  }
  return {
    write(work) {
      return new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject })
        if (!isDue) setImmediate(flush)
        isDue = true
      })
    },
    writeSoon(work) {
      waiting.push({ work, resolve: () => {}, reject: () => {} })
      soon ??= setTimeout(flush, SOON)
    },
    flush,
    failed: failure.promise,
  }
}

/** Does all work of a group, or none of it. */
function transactions(database: DatabaseSync): (group: readonly Waiting[]) => void {
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  return (group) => {
    try {
      begin.run()
      for (const { work } of group) work()
      commit.run()
    } catch (thrown) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw thrown
    }
  }
}

function failedAt(file: string, cause: unknown): PipelineError {
  const sentence = `The store cannot be written any more: ${messageOf(cause)}; make room and start again.`
  return new PipelineError('FILE', sentence, { file }, { cause })
}
