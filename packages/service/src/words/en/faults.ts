import type { FileFault } from '../../files/describe-fault.ts'

/** Says why a file cannot be used. */
export function faultText({ code, text, user }: FileFault): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'EACCES':
    case 'EPERM':
      return `the user ${user} has no permission`
    case 'EEXIST':
      return 'a file of this name exists'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOTDIR':
      return 'a part of the path is a file'
    case 'EROFS':
      return 'the file system is read-only'
    case 'ENOSPC':
      return 'the disk is full'
    default:
      return text
  }
}
