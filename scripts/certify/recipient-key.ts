/**
 * The key that values for a target are encrypted to, from what the target file says.
 * Reads the key from where the file says it is; never repeats it.
 */
import { dirname } from 'node:path'
import type { Target } from '../../contracts/target.ts'
import { publicKeyOf } from '../lib/public-keys.ts'
import { type Environment, namedValue } from './named-values.ts'
import type { TargetFlags } from './options.ts'
import type { ReadTargetFile } from './target-file.ts'

/** Where the key is named. */
const POINTER = '/recipientKey'

/** The part of a target that is about encryption. @throws PipelineError `ARGUMENTS` or `FILE`. */
export async function encryption(
  { config = '.' }: TargetFlags,
  file: ReadTargetFile | undefined,
  environment: Environment,
): Promise<Pick<Target, 'recipientKey'>> {
  const said = file?.content.recipientKey
  if (file === undefined || said === undefined) return {}
  const { placeOf } = file
  const text = await namedValue(said, 'the recipient key', POINTER, { folder: dirname(config), environment, placeOf })
  const { kid, publicKey } = publicKeyOf(text, 'recipient key', placeOf(POINTER))
  return { recipientKey: { ...(kid === '' ? {} : { kid }), publicKey } }
}
