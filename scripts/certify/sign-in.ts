/**
 * How one signs in to a target: the token or what it is asked for with, other tokens that are known, and TLS.
 * Joins command line, target file and environment; never repeats a secret.
 */
import { dirname } from 'node:path'
import type { Secret, Target } from '../../contracts/target.ts'
import { PipelineError } from '../lib/errors.ts'
import { joinPointer } from '../lib/pointer.ts'
import { type Environment, type Surroundings, tokenOf } from './named-values.ts'
import { oauthClient } from './oauth-client.ts'
import type { TargetFlags } from './options.ts'
import type { ReadTargetFile } from './target-file.ts'
import { tlsContext, tlsOptions } from './tls-context.ts'

/** The part of a target that is about signing in. @throws PipelineError `ARGUMENTS` or `FILE`. */
export async function signIn(
  flags: TargetFlags,
  file: ReadTargetFile | undefined,
  environment: Environment,
): Promise<Pick<Target, 'bearer' | 'secrets' | 'oauth' | 'tls' | 'tlsOptions' | 'credentials'>> {
  const { auth = {}, tls = {}, credentials = {} } = file?.content ?? {}
  const folder = dirname(flags.config ?? '.')
  const placeOf = (pointer: string) => file?.placeOf(pointer) ?? { file: folder }
  const surroundings = { folder, environment, placeOf }
  const bearer = bearerOf(flags, auth.bearer, surroundings)
  const oauth = auth.oauth && !bearer ? await oauthClient(auth.oauth, surroundings) : undefined
  const context = await tlsContext(tls, flags.ca, surroundings)
  const others = othersOf(credentials, bearer, surroundings)
  const secrets = secretsOf(auth.schemes, surroundings)
  return {
    ...(bearer ? { bearer } : {}),
    ...(secrets ? { secrets } : {}),
    ...(oauth ? { oauth } : {}),
    ...(context ? { tls: context, tlsOptions: tlsOptions(tls, flags.ca, folder) } : {}),
    ...(others ? { credentials: others } : {}),
  }
}

/** The token, from the variable that the command line or the file names. */
function bearerOf(
  { tokenEnv }: TargetFlags,
  said: { env: string } | undefined,
  { environment, placeOf }: Surroundings,
): Secret | undefined {
  if (tokenEnv !== undefined && !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(tokenEnv)) {
    const sentence = 'The value of `--token-env` is no name of an environment variable; give the name, never the token.'
    throw new PipelineError('ARGUMENTS', sentence)
  }
  if (tokenEnv !== undefined) return tokenOf(tokenEnv, 'the token', environment, undefined)
  return said && tokenOf(said.env, 'the token', environment, placeOf('/auth/bearer/env'))
}

/** The secrets of single security schemes. */
function secretsOf(
  said: Record<string, { env: string }> | undefined,
  { environment, placeOf }: Surroundings,
): Target['secrets'] {
  if (said === undefined) return undefined
  const read = ([scheme, { env }]: [string, { env: string }]) =>
    [
      scheme,
      tokenOf(env, `the secret of \`${scheme}\``, environment, placeOf(joinPointer('/auth/schemes', scheme, 'env'))),
    ] as const
  return Object.fromEntries(Object.entries(said).map(read))
}

/** What is wrong with a token the target knows, in words. */
const ROLES = { forbidden: 'a token without rights', expired: 'an expired token' } as const

/** Other tokens, by what is wrong with them. */
function othersOf(
  said: Partial<Record<keyof typeof ROLES, { env: string }>>,
  bearer: Secret | undefined,
  { environment, placeOf }: Surroundings,
): Target['credentials'] {
  const read = (name: keyof typeof ROLES): Secret | undefined => {
    const env = said[name]?.env
    if (env === undefined) return undefined
    const place = placeOf(`/credentials/${name}/env`)
    const secret = tokenOf(env, ROLES[name], environment, place)
    if (secret.token !== bearer?.token) return secret
    const sentence = `The environment variable \`${env}\` holds the token one signs in with, it should be ${ROLES[name]}.`
    throw new PipelineError('ARGUMENTS', sentence, place)
  }
  const [forbidden, expired] = [read('forbidden'), read('expired')]
  if (!forbidden && !expired) return undefined
  return { ...(forbidden ? { forbidden } : {}), ...(expired ? { expired } : {}) }
}
