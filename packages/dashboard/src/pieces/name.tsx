/** Somebody's name as he wrote it, in whichever direction; it cannot disturb the text around it. */
export function Name({ children }: { readonly children: string }) {
  return <bdi dir="auto">{children}</bdi>
}
