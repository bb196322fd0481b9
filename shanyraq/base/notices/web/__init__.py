"""Pages of notices: leaving letters out, the calendar, and what the page of one's account shows of both."""
