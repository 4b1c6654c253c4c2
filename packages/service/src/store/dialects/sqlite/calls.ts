import { answerRefusal } from '../../../rules/describe/answer-refusal.ts'
import { Refused } from '../../../rules/refusal.ts'
import type { Answer } from '../../command.ts'
import type { Store } from '../../store.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import type { NamedCall, WriterResult } from './messages.ts'

/**
 * Builds a store's command calls, independent of where the writer is.
 * @param send passes a call to the writer; resolves once its commit is durable
 */
export function callsOf(
  send: (call: NamedCall) => Promise<WriterResult>,
): Pick<Store, 'run' | 'answer'> {
  const perform = async (call: NamedCall) => {
    const result = await send(call)
    if (result.kind === 'unavailable') {
      const { message, errcode } = result
      throw Object.assign(new StoreUnavailable(message), errcode !== undefined && { errcode })
    }
    if (result.kind === 'failed') {
      throw Object.assign(new Error(result.message), { stack: result.stack })
    }
    return result
  }
  return {
    async run({ name }, input, at) {
      const result = await perform({ name, input, at, replies: false })
      if (result.kind === 'refused') throw new Refused(result.refusal)
      return result.value as never
    },
    async answer({ name }, input, at, request) {
      const result = await perform({ name, input, at, request, replies: true })
      if (result.kind === 'refused') return answerRefusal(result.refusal)
      return result.value as Answer
    },
  }
}
