import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createCommits } from '../../../../mocks/twin/persistence/commits.ts'

function open() {
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE a (b INTEGER UNIQUE)')
  const insert = database.prepare('INSERT INTO a VALUES (?)')
  return {
    commits: createCommits(database, 'twin.db'),
    insert: (value: number) => () => {
      insert.run(value)
    },
    values: () =>
      database
        .prepare('SELECT b FROM a ORDER BY b')
        .all()
        .map(({ b }) => b),
    database,
  }
}

describe('commits', () => {
  it('make durable together what was written in one turn', async () => {
    const { commits, insert, values, database } = open()
    const depths: boolean[] = []
    const written = [1, 2, 3].map((value) =>
      commits.write(() => {
        depths.push(database.isTransaction)
        insert(value)()
      }),
    )
    expect(values()).toEqual([])
    await Promise.all(written)
    expect([values(), depths, database.isTransaction]).toEqual([[1, 2, 3], [true, true, true], false])
  })

  it('take along what nobody waits for, and leave nothing behind', async () => {
    const { commits, insert, values } = open()
    commits.writeSoon(insert(1))
    await commits.write(insert(2))
    expect(values()).toEqual([1, 2])
    commits.writeSoon(insert(3))
    await expect.poll(values).toEqual([1, 2, 3])
    commits.writeSoon(insert(4))
    commits.flush()
    expect(values()).toEqual([1, 2, 3, 4])
  })

  it('promise nothing any more once one has failed', async () => {
    const { commits, insert, values } = open()
    const sentence =
      'The store cannot be written any more: UNIQUE constraint failed: a.b; make room and start again. (twin.db)'
    const [first, second] = [commits.write(insert(1)), commits.write(insert(1))]
    await expect(first).rejects.toThrow(sentence)
    await expect(second).rejects.toThrow(sentence)
    await expect(commits.write(insert(5))).rejects.toThrow(sentence)
    expect(values()).toEqual([])
    expect((await commits.failed).message).toBe(sentence)
  })
})
