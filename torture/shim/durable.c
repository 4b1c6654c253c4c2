/*
 * Loaded into a process before libc (LD_PRELOAD). It writes down which bytes of the files below
 * TORTURE_ROOT were written, and copies them to TORTURE_SHADOW when the file is synced. After a kill the
 * shadow holds what would be left if the power had failed: nothing that was not synced.
 *
 * Names change at once (rename, unlink, mkdir), contents only by fsync and fdatasync: a file that was
 * renamed before it was synced comes back empty, which is the worst that a file system does.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(result, name, ...)                              \
  static result (*real_##name)(__VA_ARGS__);                 \
  if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

struct range {
  int64_t from;
  int64_t length;
};

static const char *root(void) { return getenv("TORTURE_ROOT"); }
static const char *shadow(void) { return getenv("TORTURE_SHADOW"); }

/* The path below the root, or NULL for files that are not ours. */
static const char *below(const char *path) {
  const char *top = root();
  if (!top || !shadow()) return NULL;
  size_t length = strlen(top);
  if (strncmp(path, top, length) != 0 || path[length] != '/') return NULL;
  /* The index of the write-ahead log is memory that has a name; it is made anew after a crash. */
  size_t all = strlen(path);
  if (all > 4 && strcmp(path + all - 4, "-shm") == 0) return NULL;
  return path + length;
}

static int path_of(int fd, char *path) {
  char name[64];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

static void in_shadow(char *to, const char *rest) {
  snprintf(to, PATH_MAX, "%s/now%s", shadow(), rest);
}

/* Where the unsynced ranges of a file are written down; by its number, which a rename keeps. */
static int open_ranges(const struct stat *about) {
  REAL(int, open, const char *, int, ...);
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/ranges/%lu", shadow(), (unsigned long)about->st_ino);
  int fd = real_open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  /* The number may be given again to a file of another account's. */
  if (fd >= 0) (void)fchmod(fd, 0666);
  return fd;
}

static void note(int fd, int64_t from, int64_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  struct stat about;
  char path[PATH_MAX];
  int saved = errno;
  if (shadow() && fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && path_of(fd, path) && below(path)) {
    int ranges = open_ranges(&about);
    struct range range = {from, length};
    flock(ranges, LOCK_EX);
    if (real_write(ranges, &range, sizeof range) != sizeof range) abort();
    close(ranges);
  }
  errno = saved;
}

static void copy_range(int from, int to, struct range range) {
  REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
  char bytes[65536];
  while (range.length > 0) {
    size_t wanted = range.length < (int64_t)sizeof bytes ? (size_t)range.length : sizeof bytes;
    ssize_t got = pread(from, bytes, wanted, range.from);
    if (got <= 0) return;
    if (real_pwrite(to, bytes, got, range.from) != got) abort();
    range.from += got;
    range.length -= got;
  }
}

/* What fsync promises: all that was written to the file by now, by whichever process. */
static void make_durable(int fd) {
  REAL(int, open, const char *, int, ...);
  REAL(int, ftruncate, int, off_t);
  struct stat about;
  char path[PATH_MAX], target[PATH_MAX], own[64];
  const char *rest;
  int saved = errno;
  if (shadow() && fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && path_of(fd, path) &&
      (rest = below(path))) {
    int ranges = open_ranges(&about);
    flock(ranges, LOCK_EX);
    in_shadow(target, rest);
    /* The file may be open for writing alone. */
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    int from = real_open(own, O_RDONLY | O_CLOEXEC);
    int to = real_open(target, O_WRONLY | O_CREAT | O_CLOEXEC, about.st_mode & 0777);
    if (from >= 0 && to >= 0) {
      struct range range;
      lseek(ranges, 0, SEEK_SET);
      while (read(ranges, &range, sizeof range) == sizeof range) copy_range(from, to, range);
      if (fstat(fd, &about) == 0 && real_ftruncate(to, about.st_size) != 0) abort();
      if (real_ftruncate(ranges, 0) != 0) abort();
    }
    if (from >= 0) close(from);
    if (to >= 0) close(to);
    close(ranges);
  }
  errno = saved;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, write, int, const void *, size_t);
  ssize_t done = real_write(fd, bytes, count);
  if (done > 0 && shadow()) {
    int saved = errno;
    off_t at = lseek(fd, 0, SEEK_CUR);
    errno = saved;
    if (at >= done) note(fd, at - done, done);
  }
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  ssize_t done = real_writev(fd, parts, count);
  if (done > 0 && shadow()) {
    int saved = errno;
    off_t at = lseek(fd, 0, SEEK_CUR);
    errno = saved;
    if (at >= done) note(fd, at - done, done);
  }
  return done;
}

#define PWRITE(name)                                                       \
  ssize_t name(int fd, const void *bytes, size_t count, off_t at) {        \
    REAL(ssize_t, name, int, const void *, size_t, off_t);                 \
    ssize_t done = real_##name(fd, bytes, count, at);                      \
    if (done > 0) note(fd, at, done);                                      \
    return done;                                                           \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define PWRITEV(name)                                                      \
  ssize_t name(int fd, const struct iovec *parts, int count, off_t at) {   \
    REAL(ssize_t, name, int, const struct iovec *, int, off_t);            \
    ssize_t done = real_##name(fd, parts, count, at);                      \
    if (done > 0) note(fd, at, done);                                      \
    return done;                                                           \
  }
PWRITEV(pwritev)
PWRITEV(pwritev64)

/* Empty, but for the size: the next sync takes that over. */
#define RESIZE(name)                                                       \
  int name(int fd, off_t size) {                                           \
    REAL(int, name, int, off_t);                                           \
    int result = real_##name(fd, size);                                    \
    if (result == 0) note(fd, 0, 0);                                       \
    return result;                                                         \
  }
RESIZE(ftruncate)
RESIZE(ftruncate64)

#define ALLOCATE(name)                                                     \
  int name(int fd, off_t from, off_t length) {                             \
    REAL(int, name, int, off_t, off_t);                                    \
    int result = real_##name(fd, from, length);                            \
    if (result == 0) note(fd, from, length);                               \
    return result;                                                         \
  }
ALLOCATE(posix_fallocate)
ALLOCATE(posix_fallocate64)

#define SYNC(name)                                                         \
  int name(int fd) {                                                       \
    REAL(int, name, int);                                                  \
    int result = real_##name(fd);                                          \
    if (result == 0) make_durable(fd);                                     \
    return result;                                                         \
  }
SYNC(fsync)
SYNC(fdatasync)

static const char *absolute(const char *path, char *whole) {
  if (path[0] == '/') return path;
  char here[PATH_MAX];
  if (!getcwd(here, sizeof here)) return path;
  if (snprintf(whole, PATH_MAX, "%s/%s", here, path) >= PATH_MAX) return path;
  return whole;
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  REAL(int, open, const char *, int, ...);
  int result = real_rename(from, to);
  if (result != 0 || !shadow()) return result;
  char first[PATH_MAX], second[PATH_MAX], old[PATH_MAX], new[PATH_MAX];
  const char *was = below(absolute(from, first)), *is = below(absolute(to, second));
  if (was && is) {
    in_shadow(old, was);
    in_shadow(new, is);
    if (real_rename(old, new) != 0) {
      /* Its new name is known, its contents are not. */
      int empty = real_open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
      if (empty >= 0) close(empty);
    }
    errno = 0;
  }
  return result;
}

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  int result = real_unlink(path);
  if (result != 0 || !shadow()) return result;
  char whole[PATH_MAX], target[PATH_MAX];
  const char *rest = below(absolute(path, whole));
  if (rest) {
    in_shadow(target, rest);
    real_unlink(target);
    errno = 0;
  }
  return result;
}

int link(const char *from, const char *to) {
  REAL(int, link, const char *, const char *);
  REAL(int, open, const char *, int, ...);
  int result = real_link(from, to);
  if (result != 0 || !shadow()) return result;
  char first[PATH_MAX], second[PATH_MAX], old[PATH_MAX], new[PATH_MAX];
  const char *was = below(absolute(from, first)), *is = below(absolute(to, second));
  if (was && is) {
    in_shadow(old, was);
    in_shadow(new, is);
    if (real_link(old, new) != 0) {
      int empty = real_open(new, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
      if (empty >= 0) close(empty);
    }
    errno = 0;
  }
  return result;
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  int result = real_mkdir(path, mode);
  if (result != 0 || !shadow()) return result;
  char whole[PATH_MAX], target[PATH_MAX];
  const char *rest = below(absolute(path, whole));
  if (rest) {
    in_shadow(target, rest);
    real_mkdir(target, mode);
    errno = 0;
  }
  return result;
}
