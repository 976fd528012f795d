/** A real Redis for a test, where one is installed, and as much of a client as the store uses. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RedisClient } from '../../../examples/stores/redis.ts'

/** A server and a connection to it. */
export interface RedisServer {
  client: RedisClient
  /** Sends one command and waits for its answer. */
  ask(...words: (string | number)[]): Promise<string>
  stop(): Promise<void>
}

/** Starts a server that listens in a folder of its own; `undefined` where none is installed. */
export async function redisServer(command = 'redis-server'): Promise<RedisServer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'))
  const path = join(folder, 'redis.sock')
  const args = ['--port', '0', '--unixsocket', path, '--dir', folder, '--save', '']
  const server = spawn(command, args, { stdio: 'ignore' })
  const isThere = await once(server, 'spawn').then(
    () => true,
    () => false,
  )
  if (!isThere) {
    await rm(folder, { recursive: true })
    return undefined
  }
  const socket = await connected(path, server)
  const ask = asking(socket)
  return {
    ask,
    client: {
      exists: async (key) => Number(await ask('EXISTS', key)),
      set: (key, value, { EX }) => ask('SET', key, value, 'NX', 'EX', EX),
    },
    async stop() {
      socket.destroy()
      server.kill()
      await once(server, 'exit')
      await rm(folder, { recursive: true })
    },
  }
}

/** Connects as soon as the server listens. */
async function connected(path: string, server: ChildProcess): Promise<Socket> {
  while (server.exitCode === null) {
    const socket = createConnection(path)
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    if (isOpen) return socket
    await pause(20)
  }
  throw new Error(`redis-server ended with ${server.exitCode}.`)
}

/** One question at a time; answers of one line, or a number. @see https://redis.io/docs/latest/develop/reference/protocol-spec/ */
function asking(socket: Socket) {
  return async (...words: (string | number)[]): Promise<string> => {
    const parts = words.map((word) => `$${Buffer.byteLength(String(word))}\r\n${word}\r\n`)
    socket.write(`*${words.length}\r\n${parts.join('')}`)
    const [answer] = await once(socket, 'data')
    const text = String(answer).trimEnd()
    if (text.startsWith('-')) throw new Error(text.slice(1))
    return text.slice(1)
  }
}
