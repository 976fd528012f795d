/** All that the server holds. */
import { snapshot } from '../../snapshot.ts'
import type { ControlOperation } from '../operation.ts'

/** Shows the state. */
export const state: ControlOperation = (_, { store }) => snapshot(store)
