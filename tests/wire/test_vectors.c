/*
 * Every generated vector: the C says what the interpreter of the specification says.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vectors.h"

static void every_vector_gets_its_verdict(void **state)
{
	size_t run = 0;
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < vmsg_vector_group_count; i++) {
		const struct vmsg_vector_group *group = &vmsg_vector_groups[i];

		assert_true(group->count > 0);
		for (size_t j = 0; j < group->count; j++, run++) {
			if (!vmsg_vector_run(&group->vectors[j])) {
				print_error("vector %s: the C disagrees\n", group->vectors[j].id);
				wrong++;
			}
		}
	}
	print_message("%zu vectors in %zu groups\n", run, vmsg_vector_group_count);
	assert_int_equal(wrong, 0);
	assert_true(run > 1000);
}

static void a_wrong_expectation_is_noticed(void **state)
{
	const struct vmsg_vector_group *group = &vmsg_vector_groups[0];
	struct vmsg_error other = {.status = VMSG_ERR_FULL};
	struct vmsg_vector wrong = group->vectors[0];

	(void)state;
	wrong.expect = wrong.expect == NULL ? &other : NULL;
	assert_false(vmsg_vector_run(&wrong));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_vector_gets_its_verdict),
		cmocka_unit_test(a_wrong_expectation_is_noticed),
	};

	return cmocka_run_group_tests_name("vectors", tests, NULL, NULL);
}
