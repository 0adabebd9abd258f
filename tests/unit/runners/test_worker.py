"""What a worker keeps from article to article."""

import gc

from onrecord.runners.worker import keep_loaded


def test_what_is_loaded_is_not_searched_for_garbage_again():
    lists = {str(number): [number] for number in range(50_000)}
    before = len(gc.get_objects())
    keep_loaded()
    try:
        assert len(gc.get_objects()) < before - len(lists)
        assert lists["7"] == [7]
    finally:
        gc.unfreeze()
