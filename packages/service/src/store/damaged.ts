import { problem, ProblemError } from '../words/problem.ts'

/** The store's data is damaged, or partly missing; nothing was changed. */
export class StoreDamaged extends ProblemError {
  override readonly name = 'StoreDamaged'

  /** The file, or the database without its password. */
  readonly place: string

  constructor(
    place: string,
    found: string,
    {
      kind = 'StoreDamaged',
      ...options
    }: ErrorOptions & { kind?: 'StoreDamaged' | 'DatabaseDamaged' } = {},
  ) {
    super(problem(kind, { place, found }), options)
    this.place = place
  }
}
