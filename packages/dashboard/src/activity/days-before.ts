/** The day (UTC) that lies so many days before a time, as `yyyy-mm-dd`. */
export function daysBefore(at: number, days: number): string {
  return new Date(at - days * 86_400_000).toISOString().slice(0, 10)
}
