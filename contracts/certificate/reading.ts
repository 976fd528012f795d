/**
 * A certificate out of the text of a file: signed or not, and held to its schema.
 * Pure; says nothing about whether a signature is genuine.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import schema from './certificate.schema.json' with { type: 'json' }
import type { Certificate } from './certificate.ts'

/** What a file holds. */
export type Read =
  /** `jws` is there when it is signed. */
  { certificate: Certificate; jws?: string } | { problem: string }

const validate = new Ajv2020({ strict: true }).compile<Certificate>(schema)

/** Reads a certificate. */
export function readCertificate(text: string): Read {
  const content = text.trim()
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(content) ?? []
  const value = parsed(payload === undefined ? content : Buffer.from(payload, 'base64url').toString('utf8'))
  if (value === undefined) return { problem: 'is neither JSON nor a JWS in compact form' }
  if (!validate(value)) {
    const [error] = validate.errors ?? []
    return {
      problem: `is no certificate: ${error?.instancePath || 'the document'} ${error?.message ?? 'is malformed'}`,
    }
  }
  return payload === undefined ? { certificate: value } : { certificate: value, jws: content }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
