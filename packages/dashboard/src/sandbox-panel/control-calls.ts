import type { SandboxFault } from '@accredit/client'

/** A control as a call: of the command line, and of an address below `/sandbox/v1`. */
export interface ControlCall {
  /** Arguments of `accredit sandbox`; absent where it has no such command. */
  readonly command?: readonly string[]
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** True where the call acts for a user and needs a token. */
  readonly signedIn?: boolean
}

/** The calls behind the panel's controls. */
export const controlCalls = {
  advance: (advance: string): ControlCall => ({
    command: ['clock', '--advance', advance],
    method: 'POST',
    path: 'clock',
    body: { advance },
  }),
  setTime: (to: string): ControlCall => ({
    command: ['clock', '--to', to],
    method: 'POST',
    path: 'clock',
    body: { to },
  }),
  decideNow: (caseId: string): ControlCall => ({ method: 'POST', path: `verdicts/${caseId}` }),
  endFaults: (): ControlCall => ({
    command: ['faults', '--clear'],
    method: 'DELETE',
    path: 'faults',
  }),
  applyProfile: (profile: string): ControlCall => ({
    command: ['faults', '--profile', profile],
    method: 'PUT',
    path: 'faults',
    body: { profile },
  }),
  addFault: (fault: SandboxFault): ControlCall => ({
    command: ['faults', '--add', JSON.stringify(fault)],
    method: 'POST',
    path: 'faults',
    body: fault,
  }),
  generate: (count: number): ControlCall => ({
    command: ['customers', String(count)],
    method: 'POST',
    path: 'customers',
    body: { count },
    signedIn: true,
  }),
  takeSnapshot: (): ControlCall => ({ command: ['snapshot'], method: 'POST', path: 'snapshots' }),
  restore: (id: string): ControlCall => ({
    command: ['restore', id],
    method: 'POST',
    path: `snapshots/${id}/restore`,
  }),
  reset: (): ControlCall => ({ command: ['reset'], method: 'POST', path: 'reset' }),
}
