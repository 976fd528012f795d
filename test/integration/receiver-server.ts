/**
 * A bank that receives, as a process: `node receiver-server.ts SERVER PORT TOKEN [FILE]`, where SERVER is what stands
 * before the receiver and FILE is where it remembers.
 */
import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import {
  createReceiver,
  memoryStore,
  type Receiver,
  sqliteStore,
  staticBearer,
  toFastifyPlugin,
  toNodeHandler,
} from '../../sdk/outbound.ts'

const [kind = '', port = '', token = '', file] = process.argv.slice(2)

const receiver = createReceiver({
  verify: staticBearer(token),
  issuers: ['BANK_EX-01'],
  seen: file === undefined ? memoryStore() : sqliteStore(file),
  onAuthorisation() {},
})

/** What may stand before a receiver. */
const SERVERS: Record<string, (receiver: Receiver, port: number) => unknown> = {
  node: (to, at) => createServer(toNodeHandler(to)).listen(at, '127.0.0.1'),
  express: (to, at) => express().use(toNodeHandler(to)).listen(at, '127.0.0.1'),
  fastify: (to, at) => fastify().register(toFastifyPlugin(to)).listen({ port: at, host: '127.0.0.1' }),
  hono(to, at) {
    const app = new Hono().all('*', ({ req }) => to.fetch(req.raw))
    return serve({ fetch: app.fetch, port: at, hostname: '127.0.0.1' })
  },
}

SERVERS[kind]?.(receiver, Number(port))
