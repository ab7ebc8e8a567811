/* The floor that a check is measured against: the same files in the same order, each read whole and run through
   libyaml's event loop, and nothing else. It prints how many files, events and bytes there were. */

#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

static unsigned char buffer[16 << 20];

static int by_name(const FTSENT **left, const FTSENT **right) { return strcmp((*left)->fts_name, (*right)->fts_name); }

static size_t read_file(const char *path) {
  size_t size = 0;
  ssize_t count = 0;
  int file = open(path, O_RDONLY);
  if (file < 0) return 0;
  while (size < sizeof buffer && (count = read(file, buffer + size, sizeof buffer - size)) > 0) size += (size_t)count;
  close(file);
  return size;
}

static long events_of(size_t size) {
  yaml_parser_t parser;
  yaml_event_t event;
  long events = 0;
  int is_over = 0;
  if (!yaml_parser_initialize(&parser)) exit(2);
  yaml_parser_set_input_string(&parser, buffer, size);
  while (!is_over && yaml_parser_parse(&parser, &event)) {
    events++;
    is_over = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return events;
}

int main(int count, char **paths) {
  if (count < 2) return fputs("usage: floor PATH...\n", stderr), 2;
  FTS *walk = fts_open(paths + 1, FTS_LOGICAL | FTS_NOCHDIR, by_name);
  long files = 0, events = 0, bytes = 0;
  for (FTSENT *entry; walk && (entry = fts_read(walk));) {
    if (entry->fts_info != FTS_F) continue;
    size_t size = read_file(entry->fts_accpath);
    files++;
    bytes += (long)size;
    events += events_of(size);
  }
  printf("%ld files, %ld bytes, %ld events\n", files, bytes, events);
  return 0;
}
