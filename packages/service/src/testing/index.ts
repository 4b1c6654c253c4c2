/**
 * A sandbox for test suites, in the test process.
 * @module accredit/testing
 * @example
 * import { startSandbox } from 'accredit/testing'
 *
 * await using sandbox = await startSandbox()
 * const partner = sandbox.partner()
 * const customer = partner.customers.byId('c0de0000-0000-4000-8000-000000000001')
 * await customer.qualification.createQualifications({ qualification: 'Education' })
 * await sandbox.advance('PT5S')
 */
export { startSandbox } from './start-sandbox.ts'
export { type Sandbox } from './sandbox.ts'
export { type SandboxOptions } from './sandbox-options.ts'
export {
  type JournalEntry,
  type JournalQuery,
  type NamedSandbox,
  type NamedSandboxes,
  type NewSandbox,
  type SandboxClock,
  type SandboxFault,
  type SandboxFaultState,
  type SandboxSnapshot,
} from '@accredit/client'
