/*
 * file_storage: what a block device finds in a file, and which files are none of its business.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE /* mkdtemp */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "os/entropy.h"
#include "os/file_storage.h"

enum {
	SECTORS = 32, /* more than one block of any file system */
	REST = 100,   /* bytes behind the last whole sector */
	SIZE = SECTORS * VMSG_BLK_SECTOR_SIZE + REST
};

static const struct vmsg_blk_storage_ops *const ops = &vmsg_os_file_storage_ops;
static char directory[32];
static char path[64];
static uint8_t content[SIZE];
static struct vmsg_os_file_storage storage;

static int make_file(void **state)
{
	int fd;

	(void)state;
	(void)snprintf(directory, sizeof(directory), "/tmp/vmsg-XXXXXX");
	assert_non_null(mkdtemp(directory));
	(void)snprintf(path, sizeof(path), "%s/image", directory);
	for (size_t i = 0; i < SIZE; i++) {
		content[i] = (uint8_t)(i / VMSG_BLK_SECTOR_SIZE + i + 1);
	}
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, SIZE), SIZE);
	assert_int_equal(close(fd), 0);
	storage.fd = -1;
	return 0;
}

static int remove_file(void **state)
{
	(void)state;
	vmsg_os_file_storage_fini(&storage);
	(void)unlink(path);
	return rmdir(directory);
}

static void open_file(void)
{
	assert_int_equal(vmsg_os_file_storage_init(&storage, path, false), VMSG_OK);
}

/* The whole file is what the test thinks it is. */
static void assert_file(void)
{
	uint8_t seen[SIZE];

	assert_int_equal(pread(storage.fd, seen, SIZE, 0), SIZE);
	assert_memory_equal(seen, content, SIZE);
}

static void whole_sectors_are_reachable_and_the_rest_is_not_counted(void **state)
{
	(void)state;
	open_file();
	assert_int_equal(storage.size, SECTORS * VMSG_BLK_SECTOR_SIZE);
	assert_false(storage.is_read_only);
}

static void what_is_written_is_read_and_nothing_else_changes(void **state)
{
	uint8_t sector[VMSG_BLK_SECTOR_SIZE];
	uint8_t *const at = content + 3 * VMSG_BLK_SECTOR_SIZE;

	(void)state;
	open_file();
	memset(at, 0xa5, sizeof(sector));
	assert_int_equal(ops->write(&storage,
				    3 * VMSG_BLK_SECTOR_SIZE,
				    (struct vmsg_bytes){at, sizeof(sector)}),
			 VMSG_OK);
	assert_int_equal(ops->flush(&storage), VMSG_OK);
	assert_int_equal(ops->read(&storage,
				   3 * VMSG_BLK_SECTOR_SIZE,
				   (struct vmsg_span){sector, sizeof(sector)}),
			 VMSG_OK);
	assert_memory_equal(sector, at, sizeof(sector));
	assert_file();
}

static void zeros_are_zeros_with_and_without_freeing_the_space(void **state)
{
	const size_t size = 20 * VMSG_BLK_SECTOR_SIZE;

	(void)state;
	open_file();
	for (int unmap = 0; unmap < 2; unmap++) {
		memset(content + VMSG_BLK_SECTOR_SIZE, 0, size);
		assert_int_equal(ops->zero(&storage, VMSG_BLK_SECTOR_SIZE, size, unmap != 0),
				 VMSG_OK);
		assert_file();
		memset(content + VMSG_BLK_SECTOR_SIZE, 7, size);
		assert_int_equal(
			ops->write(&storage,
				   VMSG_BLK_SECTOR_SIZE,
				   (struct vmsg_bytes){content + VMSG_BLK_SECTOR_SIZE, size}),
			VMSG_OK);
	}
	assert_int_equal(ops->zero(&storage, 0, 0, true), VMSG_OK);
	assert_file();
}

static void a_discard_leaves_the_bytes_beside_it_and_the_size_alone(void **state)
{
	struct stat info;

	(void)state;
	open_file();
	assert_int_equal(ops->discard(&storage, 0, 16 * VMSG_BLK_SECTOR_SIZE), VMSG_OK);
	assert_int_equal(ops->discard(&storage, 0, 0), VMSG_OK);
	assert_int_equal(pread(storage.fd, content, 16 * VMSG_BLK_SECTOR_SIZE, 0),
			 16 * VMSG_BLK_SECTOR_SIZE);
	assert_file();
	assert_int_equal(fstat(storage.fd, &info), 0);
	assert_int_equal(info.st_size, SIZE);
}

static void a_file_that_shrank_fails_the_read_instead_of_repeating_it(void **state)
{
	uint8_t sectors[2 * VMSG_BLK_SECTOR_SIZE];

	(void)state;
	open_file();
	assert_int_equal(ftruncate(storage.fd, VMSG_BLK_SECTOR_SIZE), 0);
	assert_int_equal(ops->read(&storage, 0, (struct vmsg_span){sectors, sizeof(sectors)}),
			 VMSG_ERR_BUS);
}

static void a_read_only_image_refuses_writes(void **state)
{
	(void)state;
	assert_int_equal(chmod(path, 0400), 0);
	assert_int_equal(vmsg_os_file_storage_init(&storage, path, true), VMSG_OK);
	assert_true(storage.is_read_only);
	assert_int_equal(ops->write(&storage, 0, (struct vmsg_bytes){content, 512}), VMSG_ERR_BUS);
	assert_int_equal(ops->zero(&storage, 0, 512, false), VMSG_ERR_BUS);
	assert_file();
}

static void what_is_no_file_of_bytes_is_refused_at_once(void **state)
{
	char fifo[64];

	(void)state;
	(void)snprintf(fifo, sizeof(fifo), "%s/fifo", directory);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	(void)alarm(5); /* an open that waits for a writer ends the test */
	assert_int_equal(vmsg_os_file_storage_init(&storage, fifo, true), VMSG_ERR_BUS);
	assert_int_equal(storage.fd, -1);
	(void)alarm(0);
	assert_int_equal(unlink(fifo), 0);
	assert_int_equal(vmsg_os_file_storage_init(&storage, directory, true), VMSG_ERR_BUS);
	assert_int_equal(vmsg_os_file_storage_init(&storage, "/dev/zero", false), VMSG_ERR_BUS);
	assert_int_equal(vmsg_os_file_storage_init(&storage, "/no/such/file", true), VMSG_ERR_BUS);
	assert_int_equal(storage.fd, -1);
}

static void the_system_gives_different_bytes_each_time(void **state)
{
	uint8_t first[300] = {0};
	uint8_t second[300] = {0};

	(void)state;
	assert_int_equal(vmsg_os_entropy(NULL, (struct vmsg_span){first, sizeof(first)}), VMSG_OK);
	assert_int_equal(vmsg_os_entropy(NULL, (struct vmsg_span){second, sizeof(second)}),
			 VMSG_OK);
	assert_memory_not_equal(first, second, sizeof(first));
	assert_memory_not_equal(first + 270, second + 270, 30);
	assert_int_equal(vmsg_os_entropy(NULL, (struct vmsg_span){NULL, 0}), VMSG_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_file, remove_file)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(whole_sectors_are_reachable_and_the_rest_is_not_counted),
		TEST(what_is_written_is_read_and_nothing_else_changes),
		TEST(zeros_are_zeros_with_and_without_freeing_the_space),
		TEST(a_discard_leaves_the_bytes_beside_it_and_the_size_alone),
		TEST(a_file_that_shrank_fails_the_read_instead_of_repeating_it),
		TEST(a_read_only_image_refuses_writes),
		TEST(what_is_no_file_of_bytes_is_refused_at_once),
		cmocka_unit_test(the_system_gives_different_bytes_each_time),
	};

	return cmocka_run_group_tests_name("file_storage", tests, NULL, NULL);
}
