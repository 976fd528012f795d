/** The keys card data is encrypted to. */
import type { ControlOperation } from '../operation.ts'

/** Tells the public keys. */
export const keys: ControlOperation = (_, { publicKeys }) => publicKeys()
