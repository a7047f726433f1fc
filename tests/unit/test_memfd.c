/*
 * memfd: memory two processes can share, real and pretended.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#define _GNU_SOURCE /* memfd_create and seals */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "os/memfd.h"

#define SIZE 8192u

static void new_memory_is_zeroed_and_writable_to_the_last_byte(void **state)
{
	struct vmsg_os_memfd memfd;
	uint8_t bytes[SIZE];

	(void)state;

	assert_int_equal(vmsg_os_memfd_init(&memfd, "test", SIZE), VMSG_OK);
	assert_int_equal(memfd.size, SIZE);
	vmsg_shm_read(bytes, memfd.base, SIZE);
	for (size_t i = 0; i < SIZE; i++) {
		assert_int_equal(bytes[i], 0);
	}
	vmsg_shm_store_le32(vmsg_shm_at(memfd.base, SIZE - 4), 0x12345678);
	assert_int_equal(vmsg_shm_load_le32(vmsg_shm_at(memfd.base, SIZE - 4)), 0x12345678);
	vmsg_os_memfd_fini(&memfd);
}

static void a_second_mapping_shows_the_same_bytes_elsewhere(void **state)
{
	struct vmsg_os_memfd ours;
	struct vmsg_os_memfd theirs;

	(void)state;

	assert_int_equal(vmsg_os_memfd_init(&ours, "test", SIZE), VMSG_OK);
	assert_int_equal(vmsg_os_memfd_init_shared(&theirs, ours.fd), VMSG_OK);
	assert_int_equal(theirs.size, SIZE);
	assert_ptr_not_equal(theirs.base, ours.base);

	vmsg_shm_store_le32(vmsg_shm_at(ours.base, 4096), 0x01020304);
	assert_int_equal(vmsg_shm_load_le32(vmsg_shm_at(theirs.base, 4096)), 0x01020304);

	/* Either side may go first. */
	vmsg_os_memfd_fini(&ours);
	assert_int_equal(vmsg_shm_load_le32(vmsg_shm_at(theirs.base, 4096)), 0x01020304);
	vmsg_os_memfd_fini(&theirs);
}

static void nobody_can_cut_or_grow_the_memory(void **state)
{
	struct vmsg_os_memfd memfd;

	(void)state;

	assert_int_equal(vmsg_os_memfd_init(&memfd, "test", SIZE), VMSG_OK);
	assert_int_not_equal(ftruncate(memfd.fd, 4096), 0);
	assert_int_not_equal(ftruncate(memfd.fd, 2 * SIZE), 0);
	vmsg_os_memfd_fini(&memfd);
}

static void memory_the_other_side_could_cut_is_refused(void **state)
{
	struct vmsg_os_memfd memfd = {0};
	int fd = memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	(void)state;

	assert_true(fd >= 0);
	assert_int_equal(ftruncate(fd, SIZE), 0);
	assert_int_equal(vmsg_os_memfd_init_shared(&memfd, fd), VMSG_ERR_BAD_ADDRESS);
	assert_null(memfd.base);

	assert_int_equal(fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK), 0);
	assert_int_equal(vmsg_os_memfd_init_shared(&memfd, fd), VMSG_OK);
	vmsg_os_memfd_fini(&memfd);
	assert_int_equal(close(fd), 0);
}

static void what_is_not_shared_memory_is_refused(void **state)
{
	struct vmsg_os_memfd memfd = {0};
	int empty = memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	int ends[2];

	(void)state;

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(vmsg_os_memfd_init_shared(&memfd, -1), VMSG_ERR_BAD_ADDRESS);
	assert_int_equal(vmsg_os_memfd_init_shared(&memfd, ends[0]), VMSG_ERR_BAD_ADDRESS);

	assert_true(empty >= 0);
	assert_int_equal(fcntl(empty, F_ADD_SEALS, F_SEAL_SHRINK), 0);
	assert_int_equal(vmsg_os_memfd_init_shared(&memfd, empty), VMSG_ERR_BAD_ADDRESS);
	assert_null(memfd.base);

	assert_int_equal(close(ends[0]), 0);
	assert_int_equal(close(ends[1]), 0);
	assert_int_equal(close(empty), 0);
}

static void sizes_that_cannot_be_are_refused(void **state)
{
	struct vmsg_os_memfd memfd = {0};

	(void)state;

	assert_int_equal(vmsg_os_memfd_init(&memfd, "test", 0), VMSG_ERR_OUT_OF_RANGE);
	assert_int_not_equal(vmsg_os_memfd_init(&memfd, "test", SIZE_MAX), VMSG_OK);
	assert_null(memfd.base);
}

static void ending_unmaps_and_closes(void **state)
{
	struct vmsg_os_memfd memfd;
	int fd;

	(void)state;

	assert_int_equal(vmsg_os_memfd_init(&memfd, "test", SIZE), VMSG_OK);
	fd = memfd.fd;
	vmsg_os_memfd_fini(&memfd);
	assert_null(memfd.base);
	assert_int_equal(fcntl(fd, F_GETFD), -1);
}

static void ending_nothing_closes_nothing(void **state)
{
	struct vmsg_os_memfd memfd = {0};
	int standard_input = fcntl(0, F_GETFD);

	(void)state;

	vmsg_os_memfd_fini(&memfd);
	vmsg_os_memfd_fini(&memfd);
	assert_int_equal(fcntl(0, F_GETFD), standard_input);
}

static void the_fake_is_the_memory_it_was_given(void **state)
{
	_Alignas(16) uint8_t storage[64];
	struct vmsg_os_memfd memfd;

	(void)state;

	memset(storage, 0x5a, sizeof(storage));
	assert_int_equal(
		vmsg_os_memfd_init_fake(&memfd, (struct vmsg_span){storage, sizeof(storage)}),
		VMSG_OK);
	assert_ptr_equal(vmsg_shm_pointer(memfd.base), storage);
	assert_int_equal(memfd.size, sizeof(storage));
	assert_int_equal(memfd.fd, -1);
	for (size_t i = 0; i < sizeof(storage); i++) {
		assert_int_equal(storage[i], 0);
	}

	vmsg_os_memfd_fini(&memfd);
	assert_null(memfd.base);
	storage[0] = 1;

	assert_int_equal(vmsg_os_memfd_init_fake(&memfd, (struct vmsg_span){storage, 0}),
			 VMSG_ERR_OUT_OF_RANGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_memory_is_zeroed_and_writable_to_the_last_byte),
		cmocka_unit_test(a_second_mapping_shows_the_same_bytes_elsewhere),
		cmocka_unit_test(nobody_can_cut_or_grow_the_memory),
		cmocka_unit_test(memory_the_other_side_could_cut_is_refused),
		cmocka_unit_test(what_is_not_shared_memory_is_refused),
		cmocka_unit_test(sizes_that_cannot_be_are_refused),
		cmocka_unit_test(ending_unmaps_and_closes),
		cmocka_unit_test(ending_nothing_closes_nothing),
		cmocka_unit_test(the_fake_is_the_memory_it_was_given),
	};

	return cmocka_run_group_tests_name("memfd", tests, NULL, NULL);
}
