/** Base path of an instance's pages: `/s/{name}` of a named sandbox, else empty. */
export function basePathOf({ publicUrl }: { readonly publicUrl: () => string }): string {
  return new URL(publicUrl()).pathname.replace(/\/$/, '')
}
