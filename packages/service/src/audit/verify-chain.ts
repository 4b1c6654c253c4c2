import type { Connection } from '../store/connection.ts'
import { listSealedLines, type Seal } from '../store/queries/audit-seals.ts'
import { operatorChain } from '../store/operator-chain.ts'
import { listSealedChanges } from '../store/queries/operator-seals.ts'
import { readPages } from '../store/read-pages.ts'
import type { AuditFinding } from './audit-finding.ts'
import type { ChainPlace } from './checkpoint-statement.ts'
import { chainStart, digestLine, linkSeal } from './link-lines.ts'

type Report = (finding: Omit<AuditFinding, 'partnerId'>) => void
type Misplaced = { readonly seal: Seal; readonly previous: string }
type Unlike = { readonly seal: Seal; readonly found: string }

const readAtOnce = 500
/** Largest number of mismatching seals for which reordering is worked out. */
const mostExchanged = 32

/**
 * Checks one partner's chain against its records and the signed ends.
 * @returns number of records read
 */
export async function verifyChain(
  connection: Connection,
  chain: {
    readonly partnerId: string
    readonly beginning: ChainPlace | undefined
    readonly end: ChainPlace | undefined
  },
  report: Report,
): Promise<number> {
  const { beginning, end, partnerId } = chain
  const endNumber = end?.[1] ?? 0
  const misplaced: Misplaced[] = []
  const unlike: Unlike[] = []
  let previous: string | undefined = chainStart
  let next = beginning?.[1] ?? 1
  let unsigned = 0
  let lines = 0

  const read = (wanted: { after: number; limit: number }) =>
    partnerId === operatorChain
      ? listSealedChanges(connection, wanted)
      : listSealedLines(connection, { partnerId, ...wanted })
  for await (const page of readPages(read, ({ seal }) => seal.number, readAtOnce)) {
    for (const { seal, values } of page) {
      if (seal.number > next) {
        report({
          kind: 'missing',
          numbers: [next, seal.number - 1],
          fault: { rule: 'SealsMissing' },
        })
        previous = undefined
      }
      next = seal.number + 1
      if (seal.number === beginning?.[1]) {
        if (seal.hash !== beginning[2]) report(unlikeSigned(seal, 'ChainBeginning'))
        previous = seal.hash
        continue
      }
      if (previous !== undefined && linkSeal(previous, seal) !== seal.hash) {
        misplaced.push({ seal, previous })
      }
      previous = seal.hash
      if (seal.number > endNumber) unsigned += 1
      if (seal.number === endNumber && seal.hash !== end?.[2]) {
        report(unlikeSigned(seal, 'ChainEnd'))
      }
      if (values === undefined) {
        report({
          kind: 'missing',
          ...at(seal),
          fault: { rule: 'LineMissing' },
        })
        continue
      }
      lines += 1
      const found = digestLine({ partnerId, values })
      if (found !== seal.digest) unlike.push({ seal, found })
    }
  }
  if (unsigned > 0) {
    report({
      kind: 'forged',
      numbers: [endNumber + 1, next - 1],
      fault: { rule: 'SealsUnsigned' },
    })
  }
  if (next <= endNumber) {
    report({
      kind: 'cut-off',
      numbers: [next, endNumber],
      fault: { rule: 'ChainCutOff' },
    })
  }
  reportUnlike(unlike, report)
  reportMisplaced(misplaced, report)
  return lines
}

function reportUnlike(unlike: readonly Unlike[], report: Report): void {
  const places = new Map(unlike.map(({ seal }) => [seal.digest, seal.number]))
  for (const { found, seal } of unlike) {
    const from = places.get(found)
    report(
      from === undefined
        ? { kind: 'changed', ...at(seal), fault: { rule: 'LineChanged' } }
        : {
            kind: 'reordered',
            ...at(seal),
            fault: { rule: 'LineMoved', values: { from } },
          },
    )
  }
}

function reportMisplaced(misplaced: readonly Misplaced[], report: Report): void {
  for (const { seal } of misplaced) {
    const from = misplaced.length <= mostExchanged ? findPlace(seal, misplaced) : undefined
    // It is in its right position; the one before it is not.
    if (from === seal.number) continue
    report(
      from === undefined
        ? { kind: 'changed', ...at(seal), fault: { rule: 'SealChanged' } }
        : { kind: 'reordered', ...at(seal), fault: { rule: 'SealMoved', values: { from } } },
    )
  }
}

/** Finds the number that a seal was made for; undefined when it is none of the nearby ones. */
function findPlace(seal: Seal, misplaced: readonly Misplaced[]): number | undefined {
  const hashes = misplaced.flatMap((each) => [each.previous, each.seal.hash])
  const numbers = [seal.number, ...misplaced.map((each) => each.seal.number)]
  return numbers.find((number) =>
    hashes.some((hash) => linkSeal(hash, { ...seal, number }) === seal.hash),
  )
}

function at({ number, seq }: Seal): { numbers: readonly [number, number]; line: number } {
  return { numbers: [number, number], line: seq }
}

function unlikeSigned(
  seal: Seal,
  rule: 'ChainBeginning' | 'ChainEnd',
): Omit<AuditFinding, 'partnerId'> {
  return { kind: 'forged', ...at(seal), fault: { rule } }
}
