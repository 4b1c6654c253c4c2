import type { ServiceFormats } from '../formats.ts'

export interface Progress {
  readonly done: number
  readonly of: number
}

/** Texts of the report in English. */
export const report = {
  progress: {
    listing: ({ done }: Progress, { number }: ServiceFormats) =>
      `Listing customers: ${number(done)}`,
    reading: ({ done, of }: Progress, { number }: ServiceFormats) =>
      `Reading qualifications: ${number(done)}/${number(of)}`,
  },
}
