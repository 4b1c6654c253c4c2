import type { AuditGap } from '../../audit/audit-finding.ts'
import type { ServiceFormats } from '../formats.ts'
import type { AuditFaultWords } from '../told.ts'

const remade = 'with the hash that was signed: it was rebuilt from an earlier place on.'

const faults: AuditFaultWords = {
  CheckpointsMissing: () => 'Checkpoints are missing.',
  CheckpointReplaced: () => 'This checkpoint differs from the one noted outside the database.',
  CheckpointUntrusted: ({ keyId }) =>
    `The checkpoint is not signed by a trusted key; it names ${keyId}.`,
  CheckpointUnlinked: () => 'The checkpoint does not follow from the one before it.',
  CheckpointsCutOff: () =>
    'Checkpoints are missing at the end, with what they sealed: a later one was noted outside the database.',
  CheckpointsExpired: () =>
    'Checkpoints are missing at the beginning, and retention did not delete them.',
  ChainShortened: () => 'The chain was once signed up to this place, and now ends before it.',
  ChainRemade: () =>
    'Other lines were signed here: the chain was cut off or rebuilt earlier, and then continued.',
  ChainBeginning: () => `The chain does not begin ${remade}`,
  ChainEnd: () => `The chain does not end ${remade}`,
  ChainCutOff: () => 'The chain ends before the place that was signed as its end.',
  SealsMissing: () => 'Seals are missing from the chain.',
  SealsUnsigned: () => 'Seals were added that no checkpoint has signed.',
  SealChanged: () => 'The seal is not what was sealed.',
  SealMoved: ({ from }) => `The seal was made for number ${from}.`,
  LineMissing: () => 'The line is missing; its seal is there.',
  LineChanged: () => 'The line is not what was sealed.',
  LineMoved: ({ from }) => `This is the line that was sealed as number ${from}.`,
  LineUnsealed: () => 'The line has no seal yet.',
}

/** Verdict and findings of `accredit audit verify`. */
export const auditFindings = {
  kinds: {
    changed: 'changed',
    missing: 'missing',
    reordered: 'reordered',
    'cut-off': 'cut-off',
    forged: 'forged',
    unsealed: 'unsealed',
  },
  faults,
  intact: 'The activity log is as it was written.',
  intactUpTo: ({ number }: { number: number }) =>
    `The activity log is as it was written up to checkpoint ${number}.`,
  unsealed:
    'Nothing in the activity log is sealed yet, so nothing proves that it is as it was written.',
  broken: 'The activity log is NOT as it was written.',
  counted: (
    report: { lines: number; chains: number; changes: number; checkpoints: number },
    { number, plural }: ServiceFormats,
  ) =>
    [
      `${number(report.lines)} ${plural(report.lines, { one: 'line', other: 'lines' })} of ${number(report.chains)} ${plural(report.chains, { one: 'partner', other: 'partners' })}`,
      `${number(report.changes)} of the operator`,
      `${number(report.checkpoints)} ${plural(report.checkpoints, { one: 'checkpoint', other: 'checkpoints' })}.`,
    ].join(', '),
  newest: ({ number, hash }: { number: number; hash: string }) =>
    `Newest checkpoint: ${number} ${hash}`,
  nothingSealed: 'Nothing is sealed yet.',
  more: ({ count }: { count: number }, { number }: ServiceFormats) => `and ${number(count)} more`,
  notVouchedFor: ({ gap }: { gap: string }) => `Not vouched for: ${gap}`,
  gap: ({ newest, noted }: AuditGap) =>
    `Lines that were written ${newest === undefined ? 'at all' : `after checkpoint ${newest}`} and are gone together with their seals cannot be seen, for example when the end of the database’s write-ahead log was cut off or an older copy was put back: ${
      noted === undefined
        ? 'no checkpoint is noted outside the database.'
        : `the checkpoint noted outside the database is an older one, ${noted}.`
    }`,
  place: {
    operator: 'operator',
    checkpoint: 'checkpoint',
    number: ({ range }: { range: string }) => `number ${range}`,
    line: ({ line }: { line: number }) => `line ${line}`,
  },
}
