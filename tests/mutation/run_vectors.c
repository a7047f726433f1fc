/*
 * run_vectors: asks the generated C about every vector and names those it gets wrong.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <stddef.h>
#include <stdio.h>

#include "vectors.h"

int main(void)
{
	size_t count = 0;
	size_t wrong = 0;

	for (size_t i = 0; i < vmsg_vector_group_count; i++) {
		const struct vmsg_vector_group *group = &vmsg_vector_groups[i];

		for (size_t j = 0; j < group->count; j++) {
			count++;
			if (!vmsg_vector_run(&group->vectors[j])) {
				wrong++;
				printf("wrong: %s\n", group->vectors[j].id);
			}
		}
	}
	printf("vectors: %zu, wrong: %zu\n", count, wrong);
	return wrong == 0 ? 0 : 1;
}
