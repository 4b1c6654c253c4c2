/** Name of a person as they wrote it, in either direction; it cannot disturb the text around it. */
export function Name({ children }: { readonly children: string }) {
  return <bdi dir="auto">{children}</bdi>
}
