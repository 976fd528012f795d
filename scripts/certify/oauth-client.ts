/**
 * How access tokens are asked for, from what the target file says.
 * Reads the signing key from where the file says it is; never repeats it.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { OAuth } from '../../contracts/target.ts'
import { PipelineError, type Place } from '../lib/errors.ts'
import { type NamedValue, namedValue, type Surroundings } from './named-values.ts'
import { isLoopback } from './safety.ts'

/** What the target file says of it. */
export interface OAuthFile {
  tokenUrl: string
  key: NamedValue
  kid: string
  iss: string
  sub: string
  aud?: string
  scope?: string
}

/** Everything an access token takes. @throws PipelineError `ARGUMENTS` or `FILE`. */
export async function oauthClient({ key, ...rest }: OAuthFile, surroundings: Surroundings): Promise<OAuth> {
  const { placeOf } = surroundings
  checkTokenUrl(rest.tokenUrl, placeOf('/auth/oauth/tokenUrl'))
  const text = await namedValue(key, 'the signing key', '/auth/oauth/key', surroundings)
  return { ...rest, key: signingKey(text, placeOf('/auth/oauth/key')) }
}

/** Holds a token URL to be one that assertions may be sent to. */
function checkTokenUrl(text: string, place: Place): void {
  const refuse = (problem: string) => new PipelineError('ARGUMENTS', `The \`tokenUrl\` ${problem}`, place)
  const url = URL.parse(text)
  if (!url) throw refuse('is no absolute URL; write it like https://host/oauth2/token.')
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw refuse('carries credentials or a fragment; remove them.')
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw refuse('is not https; whoever reads an assertion on its way gets a token for it.')
  }
}

/** The key, of PEM or JWK. */
function signingKey(text: string, place: Place): KeyObject {
  const refuse = (problem: string) => new PipelineError('ARGUMENTS', `The signing key ${problem}`, place)
  const key = parseKey(text)
  if (key === undefined) throw refuse('is no private key as PEM (unencrypted) or JWK.')
  const onCurve = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  if (!onCurve) throw refuse('is not on the curve P-256, which ES256 asks for.')
  return key
}

function parseKey(text: string): KeyObject | undefined {
  try {
    return text.trimStart().startsWith('{')
      ? createPrivateKey({ key: JSON.parse(text), format: 'jwk' })
      : createPrivateKey(text)
  } catch {
    return undefined
  }
}
