import { PartnerError } from '../errors.ts'
import { readQualifications } from '../follow-qualification.ts'
import type { CustomerQualification } from '../qualification-names.ts'
import type { Asker } from './ask.ts'

/** Reads a customer's qualifications within the budget; `undefined` for a customer that is gone. */
export async function readRecords(
  { ask, signal }: Asker,
  customerId: string,
): Promise<readonly CustomerQualification[] | undefined> {
  try {
    const { records } = await ask((connection) =>
      readQualifications(connection, customerId, { signal }),
    )
    return records
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'NotFound') return undefined
    throw error
  }
}
