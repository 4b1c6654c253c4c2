/** Offers a CSV text as a download. */
export function saveFile(name: string, text: string): void {
  const file = new Blob([text], { type: 'text/csv;charset=utf-8' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has started the download by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
