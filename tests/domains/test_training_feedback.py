"""The feedback of a copy for training: every state, marked as made up, once, and in copies alone."""

from typing import get_args

import pytest

from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import is_open
from shanyraq.domains.engagement.rules.states import FEEDBACK
from shanyraq.domains.engagement.verbs.training import invent_feedback
from shanyraq.domains.engagement.vocabulary import Kind, Sender, State
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import training_feedback as schema
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER
